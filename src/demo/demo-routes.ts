/** Founding the demo academy: like any founding, it asks for the set-up code where others could pass by. */
import * as founding from '../features/people/founding-commands.ts';
import { foundDemo } from '../features/people/joining-contract.ts';
import type { Reaction } from '../server/history/act.ts';
import { outsideLongRoute, type Route } from '../server/http/route.ts';
import { foundDemoAcademy } from './demo-academy.ts';

export function demoRoutes(reactions: readonly Reaction[]): readonly Route[] {
  return [
    outsideLongRoute(
      foundDemo,
      async (act, { body }, report) => {
        await founding.refuseWithoutCode(act, body.setupCode);
        return foundDemoAcademy(act, reactions, report);
      },
      founding.limitFounding,
    ),
  ];
}
