/** People: coming in, being found, being changed. */
import type { Reaction } from '../../server/history/act.ts';
import type { Ending } from '../../server/history/ending.ts';
import { outsideRoute, route, type Route } from '../../server/http/route.ts';
import { limitClient } from '../../server/sign-in/commands.ts';
import { undoChange } from './change-undo-commands.ts';
import * as changes from './commands.ts';
import * as contract from './contract.ts';
import * as demo from './demo-commands.ts';
import * as founding from './founding-commands.ts';
import * as invitations from './invitation-commands.ts';
import * as joining from './joining-contract.ts';
import * as records from './record-commands.ts';

/** What ends when people leave is counted by features below, listed in academy.ts. */
export const peopleRoutes = (endings: readonly Ending[]): readonly Route[] => [
  outsideRoute(joining.getMe, founding.getMe),
  route(joining.setPreferences, founding.setPreferences),
  outsideRoute(joining.enterAcademy, founding.enterAcademy),
  route(joining.getAcademy, founding.getAcademy),
  route(joining.changeAcademy, founding.changeAcademy),
  route(joining.invitePeople, invitations.invitePeople),
  outsideRoute(joining.lookAtInvitation, invitations.lookAtInvitation, limitClient),
  outsideRoute(joining.acceptInvitation, invitations.acceptInvitation, limitClient),
  route(joining.handOutResetLink, invitations.handOutResetLink),
  outsideRoute(joining.listDemoPeople, demo.listDemoPeople),
  outsideRoute(joining.becomeDemoPerson, demo.becomeDemoPerson, limitClient),
  route(contract.listPeople, records.findPeople),
  route(contract.addPerson, changes.addPerson),
  route(contract.previewChange, (act, asked) => changes.previewChange(act, asked, endings)),
  route(contract.changePeople, changes.changePeople),
  route(contract.undoChange, undoChange),
  route(contract.getPerson, records.getPerson),
  route(contract.setGrants, records.setGrants),
  route(contract.getOrganisation, records.getOrganisation),
  route(contract.saveMarket, records.saveMarket),
  route(contract.removeMarket, records.removeMarket),
  route(contract.saveTeam, records.saveTeam),
  route(contract.removeTeam, records.removeTeam),
];

/** Founding, which starts what the features below react to. */
export function foundingRoutes(reactions: readonly Reaction[]): readonly Route[] {
  return [
    outsideRoute(
      joining.foundAcademy,
      async (act, { body }) => {
        await founding.refuseWithoutCode(act, body.setupCode);
        const { academyId } = await founding.foundAcademy(act, body, reactions);
        return { academyId };
      },
      founding.limitFounding,
    ),
  ];
}
