/** Links of the router that look like the library's: `<TextLink to="/people/$personId" params={…}>`, `<ButtonLink to="/people">`. */
import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

export const TextLink = createLink(Anchor<'a'>);
/** A button of the library is a button unless it is told to be a link. */
export const ButtonLink = createLink(Button.withProps({ component: 'a' }) as typeof Button<'a'>);
