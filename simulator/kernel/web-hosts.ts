/**
 * The internet of tutorial programs: every name has an address, and every host answers HTTP GET with a
 * page of its own, the same every time, or as it is described. Names below `.invalid` have no address
 * (RFC 2606).
 */
import { Random } from '../base/random.ts';
import type { HostSettings } from '../simulation.ts';
import type { Flow, FlowEnd } from './flow.ts';
import type { KernelCalls } from './program.ts';
import type { RemoteHost, RemoteHosts } from './remote-host.ts';
import { hashOf } from './web-pages.ts';
import { WebVisit } from './web-visit.ts';

const HTTP_PORT = 80;
const HTTPS_PORT = 443;
/** The host that stands for all that are not described. */
const OTHERS = '*';

export class WebHosts implements RemoteHosts {
  private readonly described = new Map<string, WebHost>();
  private readonly byAddress = new Map<string, WebHost>();
  private readonly others: WebHost;

  /** @param kernel - of the machine, once it is made. */
  constructor(
    kernel: () => KernelCalls,
    hosts: Readonly<Record<string, HostSettings>>,
    seed: number,
  ) {
    const host = (name: string): WebHost => new WebHost(kernel, name, hosts[name] ?? {}, seed);
    this.others = host(OTHERS);
    for (const name of Object.keys(hosts)) {
      if (name !== OTHERS) this.described.set(name, host(name));
    }
  }

  resolve(name: string): string | undefined {
    const host = this.described.get(name.toLowerCase());
    if (host === undefined && name.endsWith('.invalid')) return undefined;
    const hash = hashOf(name.toLowerCase());
    // None of the addresses that are this machine's own or its network's begins so.
    const address = [93, (hash >>> 16) & 255, (hash >>> 8) & 255, 1 + (hash % 254)].join('.');
    if (host !== undefined) this.byAddress.set(address, host);
    return address;
  }

  at(address: string): RemoteHost {
    return this.byAddress.get(address) ?? this.others;
  }
}

class WebHost implements RemoteHost {
  private readonly kernel: () => KernelCalls;
  private readonly settings: HostSettings;
  private readonly random: Random;

  constructor(kernel: () => KernelCalls, name: string, settings: HostSettings, seed: number) {
    this.kernel = kernel;
    this.settings = settings;
    this.random = new Random(hashOf(`${name} ${seed} ${settings.seed ?? 0}`));
  }

  accepts(port: number): boolean {
    return port === HTTP_PORT || port === HTTPS_PORT;
  }

  serve(port: number, ends: () => { readonly incoming: Flow; readonly outgoing: Flow }): FlowEnd {
    const { failures = 0 } = this.settings;
    const fails = (): boolean => failures > 0 && this.random.float() < failures;
    return new WebVisit(this.kernel(), ends, this.settings, fails, port === HTTPS_PORT);
  }
}
