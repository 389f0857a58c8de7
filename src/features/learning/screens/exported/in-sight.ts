/** How long the window has been in sight since it was opened: one left open over night does not count the night. */
export class InSight {
  private before = 0;
  private since: number | null;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.since = now();
  }

  /** @param visible what the window is from now on */
  turn(visible: boolean): void {
    this.before = this.duration();
    this.since = visible ? this.now() : null;
  }

  /** in milliseconds */
  duration(): number {
    return this.before + (this.since === null ? 0 : this.now() - this.since);
  }
}
