/** Why a rule of coaching said no, in words for people: what happened, why, and what to do now. The reason stays for the browser. */
import { Problem } from '../../kernel/problem.ts';

const said: Readonly<Record<string, string>> = {
  'not-a-party': 'Only the two who agree may do this.',
  'not-the-manager': 'This is for the manager of the two.',
  'does-not-lead': 'You do not lead this person. Coaching is agreed between a salesperson and someone who leads them.',
  'leads-nobody': 'This person leads nobody. An agreement is handed to someone who leads people.',
  'manager-still-coaches':
    'Their manager is here and leads them: only they hand the agreement over. Once the roster names another manager, the agreement follows by itself.',
  'chosen-does-not-lead':
    'This person does not lead the salesperson. Name them as manager in the roster first; the agreement follows.',
  'no-manager': 'Nobody leads this person yet. Ask your administrator to name a manager.',
  'same-person': 'An agreement needs two people.',
  'has-left': 'One of the two is no longer here.',
  'agreement-exists': 'There is an agreement with this person already. Propose a new revision of it.',
  'has-ended': 'This agreement has ended. Propose a new one.',
  'same-content': 'Nothing is different from what is proposed or agreed already.',
  'not-the-latest-revision': 'There is a newer revision meanwhile. Load the page again and read that one.',
  'not-the-content-shown': 'What you read is not what this revision says now. Load the page again and read it.',
  'already-accepted': 'You have accepted this revision already.',
  'already-in-force': 'This revision is in force already.',
  'no-longer-open': 'This proposal was withdrawn or declined. Propose a new revision.',
  'nothing-proposed': 'There is no open proposal.',
  'not-the-author': 'Only the side that proposed it may withdraw it. You may decline it.',
  'the-author-withdraws': 'This is your own side’s proposal: withdraw it.',
  'nothing-agreed': 'Nothing is in force yet: both must accept first.',
  'no-gaps': 'Choose at least one gap to close.',
  'too-many-gaps': 'An agreement names at most three gaps. One is best.',
  'gap-twice': 'The same gap stands here twice.',
  'step-not-higher': 'The proficiency to reach must be higher than the one shown today.',
  'no-actions': 'Agree on at least one action.',
  'too-many-actions': 'An agreement names at most three actions. Keep the most important ones.',
  'action-twice': 'The same action stands here twice.',
  'action-without-words': 'Say what will be done.',
  'not-on-the-menu': 'This activity is not on the menu. Choose another one, or say in words what will be done.',
  'text-too-long': 'This text is too long. An agreement is read in a minute.',
  'not-a-day': 'This is not a day of the calendar.',
  'due-in-the-past': 'An action is due in the past. Choose a day from today on.',
  'due-after-check-back': 'An action is due after the check-back. Choose an earlier day, or a later check-back.',
  'check-back-in-the-past': 'The check-back lies in the past. Propose a revision with a later day.',
  'action-changed-under-its-id': 'An action that says something else is another action.',
  'not-an-agreed-action': 'This action is not part of what is in force.',
  'already-done': 'This action is done already.',
  'not-done': 'This action is not done.',
  'no-open-gap': 'Every agreed gap is closed already.',
  'not-an-open-gap': 'This gap is not one of those agreed and open.',
  'gaps-left-out': 'A check-back looks at every open gap.',
  'end-already-asked': 'You have asked to end it already. The other side has to agree.',
  'already-the-manager': 'This person is on the manager’s side already.',
  'nothing-to-take-over': 'There is nothing to take over here.',
  'not-the-revision-in-force': 'Another revision is in force. Load the page again and read that one.',
  'not-assessed':
    'This assessment says nothing about the gap, is not of this person, or is older than the agreement. Assess the capability again.',
  'starts-in-the-past': 'The session would begin in the past. Choose a later time.',
  'bad-length': 'A session takes between 10 minutes and 4 hours.',
  'not-planned': 'This session is no longer planned.',
  'not-running': 'This session is not running.',
  'already-over': 'This session is over: its notes stay as they are.',
  'nothing-changed': 'Time, length and place are as they were.',
};

const overtaken = new Set([
  'not-the-latest-revision',
  'not-the-content-shown',
  'not-the-revision-in-force',
  'agreement-exists',
  'already-accepted',
  'already-in-force',
  'already-done',
  'not-done',
]);

export function refusal(reason: string): Problem {
  return new Problem(overtaken.has(reason) ? 'conflict' : 'refused', said[reason] ?? 'This is not possible now.', {
    reason,
  });
}
