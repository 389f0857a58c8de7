/** What people of the demo academy wrote: actions a manager could have agreed on, by the group of the capability. */
import type { ActivityKind } from '../features/coaching/agreement-content.ts';

export interface Suggested {
  readonly what: string;
  readonly kind: ActivityKind;
  readonly owner: 'salesperson' | 'manager';
}

export const suggested: Readonly<Record<string, readonly Suggested[]>> = {
  prospecting: [
    {
      what: 'Rewrite the opening of my first call around one cost the buyer carries today, and use it in ten calls',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Listen to three of your recorded first calls together and mark the moment the buyer starts to talk',
      kind: 'coaching',
      owner: 'manager',
    },
    {
      what: 'Check twenty accounts of my list against the fit criteria and hand back those that fail two of them',
      kind: 'practice',
      owner: 'salesperson',
    },
  ],
  'sales-meeting-management': [
    {
      what: 'Send the agenda with one question for the customer two days before the next four meetings',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Go along to one first meeting and note which questions led to a number',
      kind: 'field-visit',
      owner: 'manager',
    },
    {
      what: 'Write down the cost of the problem in the customer’s own figures after each of the next five meetings',
      kind: 'practice',
      owner: 'salesperson',
    },
  ],
  'solution-presentation': [
    {
      what: 'Cut the standard presentation to the six pages this customer asked about, and rehearse it with me',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Rehearse the business case for the largest open opportunity with you in the role of the finance director',
      kind: 'coaching',
      owner: 'manager',
    },
    {
      what: 'Put one page with the customer’s own saving at the front of the next three proposals',
      kind: 'practice',
      owner: 'salesperson',
    },
  ],
  negotiation: [
    {
      what: 'Write down walk-away point and three things to trade before each of the next two negotiations',
      kind: 'practice',
      owner: 'salesperson',
    },
    { what: 'Play the price talk through twice, with me as the buyer', kind: 'practice', owner: 'manager' },
    {
      what: 'Ask for something back with each concession, and note what it was in the CRM',
      kind: 'practice',
      owner: 'salesperson',
    },
  ],
  'account-development': [
    {
      what: 'Draw the map of people for the two largest accounts and meet one new person in each',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Look at the account plan together and choose the one growth move for this quarter',
      kind: 'coaching',
      owner: 'manager',
    },
    {
      what: 'Hold a review with an account whose orders fell, before the renewal',
      kind: 'field-visit',
      owner: 'salesperson',
    },
  ],
  'data-and-marketing': [
    {
      what: 'Clean the close dates of all open opportunities every Friday for four weeks',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Choose with marketing the two pieces that answer the last five objections I heard, and use them',
      kind: 'practice',
      owner: 'salesperson',
    },
    {
      what: 'Go through the forecast together and ask of each deal what the customer has done, not said',
      kind: 'coaching',
      owner: 'manager',
    },
  ],
  'leading-and-coaching': [
    {
      what: 'Show one newer colleague how I prepare a first meeting, and let them run the next one',
      kind: 'coaching',
      owner: 'salesperson',
    },
    {
      what: 'Sit in on a coaching session you hold, and tell you afterwards what I saw',
      kind: 'coaching',
      owner: 'manager',
    },
  ],
};

export const notes: readonly string[] = [
  'Heard in two calls this month.',
  'Clear in the meeting at the distributor; less so when procurement joined.',
  'Prepared well, then lost the thread when the price came up.',
  'Seen in the CRM: next steps have dates and owners.',
  'The customer did most of the talking. That was new.',
  'Still leans on the standard slides.',
];

export const evidenceOfActions: readonly string[] = [
  'Done; notes are in the CRM.',
  'Did it in three meetings, the fourth was cancelled.',
  'Rehearsed on Tuesday, used on Thursday.',
  'Done with Priya from marketing.',
];
