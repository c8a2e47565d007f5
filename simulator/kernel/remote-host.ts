/** What there is beyond the machine's own network, as the kernel sees it. */
import type { Flow, FlowEnd } from './flow.ts';

/** A server in the internet. It runs on no core of ours. */
export interface RemoteHost {
  /** Whether somebody listens there. */
  accepts(port: number): boolean;
  /** Takes a connection; what it is told of are its ends of the flows. */
  serve(port: number, ends: () => { readonly incoming: Flow; readonly outgoing: Flow }): FlowEnd;
}

export interface RemoteHosts {
  /** The address that goes with a name; undefined: the name is unknown. */
  resolve(name: string): string | undefined;
  /** Undefined: nothing has this address. */
  at(address: string): RemoteHost | undefined;
}
