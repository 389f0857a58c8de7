/** Links of the router that look like the library's: `<TextLink to="/people/$personId" params={…}>`, `<ButtonLink to="/people">`. */
import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

export const TextLink = createLink(Anchor<'a'>);
export const ButtonLink = createLink(Button<'a'>);
