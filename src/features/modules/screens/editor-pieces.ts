/** What other features put into the editor: the choice of a package, which this feature knows by its id only. */
import { createContext, type ComponentType } from 'react';

export interface PackagePickProps {
  readonly packageId: string | null;
  readonly unitId: string | null;
  readonly onPick: (chosen: {
    readonly packageId: string | null;
    readonly unitId: string | null;
    /** as its maker calls it */
    readonly title: { readonly [language: string]: string };
  }) => void;
}

export interface Pieces {
  readonly PackagePick?: ComponentType<PackagePickProps>;
}

export const EditorPieces = createContext<Pieces>({});
