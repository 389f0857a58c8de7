/** What happened, in the reader's language. A name this list does not know is told by its noun: history outlives its writers. */
import { useLingui } from '@lingui/react/macro';

export interface EventWords {
  of(event: string): string;
  viewed(kind: string): string;
  /** what events can be filtered by: the nouns they begin with, and what the group is called */
  readonly groups: readonly { readonly value: string; readonly label: string }[];
}

export function useEventWords(): EventWords {
  const known = {
    ...usePeopleEvents(),
    ...useCoachingEvents(),
    ...useMenuEvents(),
    ...useLearningEvents(),
    ...useProgressEvents(),
  };
  const viewings = useViewings();
  const groups = useGroups();
  const { t } = useLingui();
  return {
    of(event) {
      const found = known[event];
      if (found) return found;
      const noun = event.split('.')[0] ?? '';
      const group = groups.find((one) => one.value.split(',').includes(noun))?.label;
      return group === undefined ? t`Something else happened` : t`Something else happened: ${group}`;
    },
    viewed: (kind) => viewings[kind] ?? t`Looked at the record`,
    groups,
  };
}

function useGroups(): EventWords['groups'] {
  const { t } = useLingui();
  return [
    { value: 'person,people-change,record', label: t`People and their data` },
    { value: 'invitation,grants,reset-link', label: t`Access` },
    { value: 'roster', label: t`Imports` },
    { value: 'academy,market,team,mail', label: t`Academy and organisation` },
    { value: 'way-of-selling,requirement,role,priority', label: t`Way of selling` },
    { value: 'assessment,evidence,rater', label: t`Assessments` },
    { value: 'demonstration,demonstration-request,verifier', label: t`Demonstrations` },
    { value: 'activity,publication,package,catalogue', label: t`Menu` },
    { value: 'attempt,module,assignment,assignment-rule', label: t`Learning` },
    {
      value: 'path,placement,level,certification,certification-rule,badge-key',
      label: t`Paths, levels and certifications`,
    },
    { value: 'coaching-session,agreement,action,check-back', label: t`Coaching` },
  ];
}

function useViewings(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    standings: t`Looked at standings`,
    assessment: t`Looked at an assessment`,
    gaps: t`Looked at gaps`,
    agreement: t`Looked at an agreement`,
    learning: t`Looked at what was learned`,
    'whole-record': t`Took the whole record along`,
  };
}

function usePeopleEvents(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'academy.founded': t`Academy founded`,
    'academy.changed': t`Academy settings changed`,
    'person.joined': t`Joined`,
    'person.changed': t`Record changed`,
    'person.moved': t`Got another manager`,
    'person.left': t`Left`,
    'person.returned': t`Returned`,
    'person.removed': t`Taken out again with an import`,
    'person.erased': t`Erased`,
    'person.invited': t`Invited`,
    'people-change.undone': t`Change to people taken back`,
    'invitation.accepted': t`Invitation accepted`,
    'grants.set': t`Access changed`,
    'reset-link.handed-out': t`Link for a new password handed out`,
    'record.exported': t`Whole record exported`,
    'roster.imported': t`Roster imported`,
    'roster.undone': t`Import taken back`,
    'market.saved': t`Market saved`,
    'market.removed': t`Market removed`,
    'team.saved': t`Team saved`,
    'team.removed': t`Team removed`,
    'mail.tried-again': t`Mail tried again`,
  };
}

function useLearningEvents(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'attempt.begun': t`Module begun`,
    'module.completed': t`Activity finished`,
    'module.completion-undone': t`Finished activity taken back`,
    'assignment.given': t`Something to learn given`,
    'assignment.ended': t`Something to learn taken back`,
    'assignment-rule.written': t`Rule for giving something to learn written`,
    'assignment-rule.ended': t`Rule for giving something to learn ended`,
    'assignment-rule.resumed': t`Rule for giving something to learn holds again`,
    'assignment.given-back': t`Something to learn given back`,
    'catalogue.applied': t`List of modules brought in`,
    'catalogue.undone': t`List of modules taken back`,
    'package.changed': t`Package changed`,
    'package.imported': t`Package brought in`,
    'package.opened': t`Package opened`,
    'package.removed': t`Package taken away`,
    'package.session-abandoned': t`Session of a unit ended`,
    'package.tried': t`Package tried out`,
    'package.unit-started': t`Unit of a package started`,
    'package.unit-waived': t`Unit of a package waived`,
  };
}

function useMenuEvents(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'activity.drafted': t`Draft of an activity begun`,
    'activity.edited': t`Draft of an activity changed`,
    'activity.discarded': t`Draft of an activity discarded`,
    'activity.published': t`Activity published`,
    'activity.retired': t`Activity taken off the menu`,
    'activity.brought-back': t`Activity on the menu again`,
    'publication.asked': t`Asked to publish an activity`,
    'publication.withdrawn': t`No longer asks to publish an activity`,
  };
}

function useProgressEvents(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'demonstration.recorded': t`Demonstration recorded`,
    'demonstration.taken-back': t`Demonstration taken back`,
    'demonstration.asked-for': t`Asked to be watched`,
    'demonstration-request.declined': t`Request to watch declined`,
    'demonstration-request.withdrawn': t`Request to watch withdrawn`,
    'verifier.appointed': t`Verifier appointed`,
    'verifier.ended': t`Verifier no longer`,
    'level.reached': t`Level reached`,
    'level.put-off': t`Level put off`,
    'level.taken-back': t`Level taken back`,
    'level.put-off-taken-back': t`Putting a level off taken back`,
    'certification.given': t`Certified`,
    'certification.renewed': t`Certification renewed`,
    'certification.taken-back': t`Certification taken back`,
    'assessment.asked': t`Asked for an assessment`,
    'assessment.ask-undone': t`Asking for assessments taken back`,
    'badge-key.made': t`Key for badges made`,
    'certification-rule.set': t`Certification set`,
    'certification-rule.removed': t`Certification ended`,
    'path.written': t`Path to a level written`,
    'path.forgotten': t`Path follows the menu again`,
    'placement.begun': t`Placement check begun`,
    'placement.submitted': t`Placement check handed in`,
    'placement.judged': t`Placement check judged`,
    'placement.taken-back': t`Placement check taken back`,
  };
}

function useCoachingEvents(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'role.registered': t`Roles follow the way of selling`,
    'requirement.changed': t`Requirements changed`,
    'way-of-selling.drafted': t`Draft of the way of selling begun`,
    'way-of-selling.edited': t`Draft of the way of selling changed`,
    'way-of-selling.discarded': t`Draft of the way of selling discarded`,
    'way-of-selling.published': t`Way of selling published`,
    'priority.set': t`Priority set`,
    'priority.ended': t`Priority ended`,
    'assessment.opened': t`Assessment begun`,
    'assessment.rated': t`Capability rated`,
    'assessment.confirmed': t`Assessment confirmed`,
    'assessment.withdrawn': t`Assessment withdrawn`,
    'evidence.added': t`Evidence added`,
    'evidence.removed': t`Evidence removed`,
    'rater.invited': t`Rater invited`,
    'rater.dismissed': t`Rater dismissed`,
    'coaching-session.planned': t`Coaching session planned`,
    'coaching-session.moved': t`Coaching session moved`,
    'coaching-session.held': t`Coaching session held`,
    'coaching-session.closed': t`Coaching session closed`,
    'coaching-session.cancelled': t`Coaching session cancelled`,
    'agreement.proposed': t`Agreement proposed`,
    'agreement.accepted': t`Agreement accepted`,
    'agreement.declined': t`Agreement declined`,
    'agreement.withdrawn': t`Proposal withdrawn`,
    'agreement.ended': t`Agreement ended`,
    'agreement.reopened': t`Agreement goes on`,
    'coaching-session.revived': t`Coaching session stands again`,
    'agreement.handed-over': t`Agreement handed over`,
    'agreement.taken-over': t`Agreement taken over`,
    'agreement.revised': t`Change of an agreement proposed`,
    'agreement.end-asked': t`Asked to end the agreement`,
    'action.completed': t`Action done`,
    'action.reopened': t`Action open again`,
    'check-back.done': t`Check-back done`,
  };
}
