/** Personal data. The list of records comes from academy.ts, since features below this one add to it. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { route, type Route } from '../../server/http/route.ts';
import * as commands from './personal-record-commands.ts';
import * as contract from './personal-record-contract.ts';

export function personalRecordRoutes(records: readonly PersonalRecord[]): readonly Route[] {
  return [
    route(contract.exportRecord, (act, asked) => commands.exportRecord(act, asked, records)),
    route(contract.erasePerson, commands.erasePerson),
    route(contract.listOnRecord, commands.listOnRecord),
  ];
}
