import type { Refusal } from '../state.ts';

/** What the server would not do, and why. */
export class Refused extends Error {
  readonly status: number;
  readonly details: readonly string[];

  constructor(status: number, { message, details }: Refusal) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

const away: Refusal = {
  message: '本台没有应答：可能已经关闭。重新运行 npm run review，再刷新本页。',
  details: [],
};

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const token = document.body.dataset['token'] ?? '';
  const headers = { 'content-type': 'application/json', 'x-desk-token': token };
  const response = await fetch(path, { ...init, headers }).catch(() => null);
  if (response === null) throw new Refused(0, away);
  const said: unknown = await response.json().catch(() => away);
  if (!response.ok) throw new Refused(response.status, said as Refusal);
  return said as T;
}

/** Ask the server for something. */
export const get = <T>(path: string): Promise<T> => ask<T>(path, { method: 'GET' });

/** Send the server something; it answers or throws `Refused`. */
export const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, { method: 'POST', body: JSON.stringify(body) });
