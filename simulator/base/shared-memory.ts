/** Memory that several simulated processes have in common; views of it see the same bytes. */
export class SharedMemory extends ArrayBuffer {
  /** Only so that no plain buffer passes for one. */
  readonly shared = true;
}
