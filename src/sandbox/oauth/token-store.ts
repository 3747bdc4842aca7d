import { base64Url, type Random } from '../bytes.js';
import type { Settings } from '../settings.js';

/** What a sign-in allowed, until the code is exchanged. Times in milliseconds. */
export interface Grant {
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  readonly expires: number;
  isUsed: boolean;
}

interface Token {
  readonly value: string;
  readonly expires: number;
}

/** The tokens that an answer names. */
export interface Issued {
  readonly access: string;
  readonly refresh: string;
  /** Seconds that the access token has left. */
  readonly expiresIn: number;
}

/**
 * Codes and tokens of the one client and the one person. While the current tokens are valid, every request gets those: what
 * ServiceNow issues anew is the rest of a lifetime.
 */
export class TokenStore {
  private readonly codes = new Map<string, Grant>();
  private access: Token | undefined;
  private refresh: Token | undefined;

  constructor(
    private readonly now: () => number,
    private readonly random: Random,
    private readonly settings: Settings,
  ) {}

  code(redirectUri: string, challenge: string | undefined): string {
    const value = this.opaque(32);
    this.codes.set(value, {
      redirectUri,
      challenge,
      expires: this.now() + this.settings.codeLifetime * 1000,
      isUsed: this.settings.codesAreUsed,
    });
    return value;
  }

  grant(code: string): Grant | undefined {
    return this.codes.get(code);
  }

  hasExpired(grant: Grant): boolean {
    return this.now() >= grant.expires;
  }

  issue(): Issued {
    const { accessTokenLifetime, refreshTokenLifetime, rotatesRefreshTokens } = this.settings;
    if (!this.isCurrent(this.access)) this.access = this.token(accessTokenLifetime);
    if (!this.isCurrent(this.refresh)) this.refresh = this.token(refreshTokenLifetime);
    else if (rotatesRefreshTokens) this.refresh = { value: this.opaque(64), expires: this.refresh.expires };
    const { access, refresh } = this;
    const expiresIn = Math.max(0, Math.floor((access.expires - this.now()) / 1000));
    return { access: access.value, refresh: refresh.value, expiresIn };
  }

  isAccessToken(value: string): boolean {
    return this.isCurrent(this.access) && this.access.value === value;
  }

  isRefreshToken(value: string): boolean {
    return this.isCurrent(this.refresh) && this.refresh.value === value;
  }

  revoke(value: string): void {
    if (this.access?.value === value) this.access = undefined;
    if (this.refresh?.value === value) this.refresh = undefined;
  }

  /** A session that ServiceNow opens with each token answer. The sandbox takes tokens only. */
  newSession(): string {
    return this.opaque(24);
  }

  private isCurrent(token: Token | undefined): token is Token {
    return token !== undefined && this.now() < token.expires;
  }

  private token(lifetime: number): Token {
    return { value: this.opaque(64), expires: this.now() + lifetime * 1000 };
  }

  private opaque(length: number): string {
    return base64Url(this.random(length));
  }
}
