import { expectTypeOf, test } from 'vitest';
import type { enterAcademy, getMe, setPreferences } from '../features/people/joining-contract.ts';
import type { signOut } from '../server/sign-in/contract.ts';
import type { Ask, Told } from './api.ts';
import type { Me } from './me.ts';
import type { EnterAcademy, SetPreferences, SignOut } from './session.ts';

test('what the shell asks is what the server promises', () => {
  expectTypeOf<Told<typeof getMe>>().toExtend<Me>();
  expectTypeOf<Ask<SetPreferences>>().toExtend<Ask<typeof setPreferences>>();
  expectTypeOf<Ask<EnterAcademy>>().toExtend<Ask<typeof enterAcademy>>();
  expectTypeOf<Ask<SignOut>>().toExtend<Ask<typeof signOut>>();
  expectTypeOf<SetPreferences['path']>().toEqualTypeOf<(typeof setPreferences)['path']>();
  expectTypeOf<EnterAcademy['path']>().toEqualTypeOf<(typeof enterAcademy)['path']>();
  expectTypeOf<SignOut['path']>().toEqualTypeOf<(typeof signOut)['path']>();
});
