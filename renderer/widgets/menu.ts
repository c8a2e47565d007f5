/** What a menu widget is given to show. */
export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      /** Shown at the right: the key. */
      readonly hint: string;
      readonly enabled: boolean;
      /** Undefined: not something that is on or off. */
      readonly checked: boolean | undefined;
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuEntry[] }
  | { readonly kind: 'separator' };

export interface MenuColumn {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuEntry[];
}
