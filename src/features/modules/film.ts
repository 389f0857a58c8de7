/** How large a film of a card may be: some ten minutes as cameras of phones record them, and hours as a conversion makes them small. */
export const largestFilm = 300_000_000;
