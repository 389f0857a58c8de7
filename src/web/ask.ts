/**
 * Asking and doing, from a screen. `useAsk` keeps an answer fresh and shares it; `useDo` changes something and then has every
 * answer asked again whose path begins with one of `refresh`, so that a change shows at once everywhere.
 */
import {
  QueryClient,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { Endpoint, Page } from '../kernel/contract.ts';
import { ProblemError, Unreachable, addressOf, call, type Ask, type AskArgs, type Question, type Told } from './api.ts';
import { onConnection, isReachable } from './connection.ts';

export interface AskOptions {
  /** false: not yet (for instance nothing chosen) */
  readonly when?: boolean;
  /** keeps the former answer on the screen while a changed question is under way */
  readonly hold?: boolean;
  /** asks again after so many milliseconds */
  readonly every?: number;
  /** asks when the screen opens, even if somebody asked a moment ago */
  readonly afresh?: boolean;
}

function keyOf(path: string, asking: Question): readonly [string, string] {
  return ['api', addressOf(path, asking)];
}

export function useAsk<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  ...[asking]: AskArgs<E, AskOptions>
): UseQueryResult<Told<E>, Error> {
  const { when = true, hold = false, every, afresh = false, ...question } = (asking ?? {}) as Question & AskOptions;
  return useQuery({
    queryKey: when ? [...keyOf(path, question), question.body ?? null] : ['api', 'not yet', path],
    queryFn: ({ signal }) => ask<E>(method, path, question, signal),
    enabled: when,
    ...(hold ? { placeholderData: keepPreviousData } : {}),
    ...(every ? { refetchInterval: every } : {}),
    ...(afresh ? { refetchOnMount: 'always' as const } : {}),
  }) as UseQueryResult<Told<E>, Error>;
}

type ItemOf<E extends Endpoint> = Told<E> extends Page<infer Item> ? Item : never;

export interface Pages<Item> {
  readonly items: readonly Item[] | undefined;
  /** how many there are in all, where the server counts them */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

/** A list that comes in pages; `loadMore` when the reader nears the end. The cursor travels as `query.cursor`. */
export function useAskPages<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  ...[asking]: AskArgs<E, AskOptions>
): Pages<ItemOf<E>> {
  const { when = true, hold = false, ...question } = (asking ?? {}) as Question & AskOptions;
  const answer = useInfiniteQuery({
    queryKey: when ? [...keyOf(path, question), 'pages'] : ['api', 'not yet', path, 'pages'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...(question.query as object | undefined), ...(pageParam ? { cursor: pageParam } : {}) };
      return (await ask<E>(method, path, { ...question, query }, signal)) as Page<ItemOf<E>> & {
        readonly total?: number | null;
      };
    },
    getNextPageParam: (last) => last.next,
    enabled: when,
    ...(hold ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    items: answer.data?.pages.flatMap((page) => page.items),
    total: answer.data?.pages[0]?.total ?? undefined,
    error: answer.error,
    isPending: answer.isPending,
    hasMore: answer.hasNextPage,
    loadMore: () => {
      if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage();
    },
  };
}

function ask<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  question: Question,
  signal: AbortSignal,
): Promise<Told<E>> {
  return call<E>(method, path, ...([{ ...question, signal }] as unknown as AskArgs<E>));
}

export interface DoOptions<E extends Endpoint> {
  /** paths (`/api/people`) whose answers are asked again; everything below them too */
  readonly refresh?: readonly string[];
  /** after the answers have been asked again */
  readonly done?: (answer: Told<E>, asked: Ask<E>) => void;
}

export function useDo<E extends Endpoint>(
  method: E['method'],
  path: E['path'],
  options: DoOptions<E> = {},
): UseMutationResult<Told<E>, Error, Ask<E>> {
  const client = useQueryClient();
  return useMutation<Told<E>, Error, Ask<E>>({
    mutationFn: (asked) => call<E>(method, path, ...([asked] as unknown as AskArgs<E>)),
    // sending a PUT or a DELETE twice does no harm; a POST might
    retry: (failures, error) => method !== 'POST' && failures < 3 && error instanceof Unreachable,
    onSuccess: async (answer, asked) => {
      await refresh(client, options.refresh ?? []);
      options.done?.(answer, asked);
    },
  });
}

/** Has the answers under these paths asked again. */
export async function refresh(client: QueryClient, paths: readonly string[]): Promise<void> {
  await client.invalidateQueries({ predicate: (query) => isUnder(String(query.queryKey[1] ?? ''), paths) });
}

/** Drops the answers under these paths: what they were about is gone, and asking again would only be refused. */
export function forget(client: QueryClient, paths: readonly string[]): void {
  client.removeQueries({ predicate: (query) => isUnder(String(query.queryKey[1] ?? ''), paths) });
}

/** `/api/people` covers `/api/people`, `/api/people/42` and `/api/people?q=a`, but not `/api/people-of-note`. */
export function isUnder(address: string, paths: readonly string[]): boolean {
  return paths.some(
    (path) => address.startsWith(path) && (address.length === path.length || /[/?]/.test(address[path.length] ?? '')),
  );
}

/** Has an answer there from the first drawing on, where the page brought it along. */
export function hold(client: QueryClient, path: string, answer: unknown): void {
  if (answer !== undefined) client.setQueryData([...keyOf(path, {}), null], answer);
}

function worthAnotherTry(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ProblemError && [502, 503, 504].includes(error.status));
}

export function createAnswers(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        retry: (failures, error) => failures < 4 && worthAnotherTry(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 8_000),
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: 'always', retryDelay: (failures) => 500 * 2 ** failures },
    },
  });
  onConnection(() => {
    if (isReachable()) void client.invalidateQueries();
  });
  return client;
}
