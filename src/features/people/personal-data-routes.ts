/** Personal data. The list of records comes from academy.ts, since features below this one add to it. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './personal-data-commands.ts';
import * as contract from './personal-data-contract.ts';

export function personalDataRoutes(records: readonly PersonalRecord[]): readonly Route[] {
  return [
    route(contract.exportRecord, (act, asked) => commands.exportRecord(act, asked, records)),
    route(contract.erasePerson, commands.erasePerson),
    route(contract.listOnRecord, commands.listOnRecord),
  ];
}
