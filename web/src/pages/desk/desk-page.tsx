import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  type ChapterDetail,
  DEFAULT_STYLE,
  type DraftedScript,
  type TimelineVersion,
} from '../../../../src/contract/index.ts';
import { chapterQuery } from '../../data/books.ts';
import { isNotFound } from '../../data/is-not-found.ts';
import { scriptQuery } from '../../data/scripts.ts';
import { timelineQuery } from '../../data/versions.ts';
import { chapterTabs } from '../../layout/chapter-tabs.ts';
import { ErrorPage } from '../../layout/error-page.tsx';
import { NavTabs } from '../../layout/nav-tabs.tsx';
import { NotFoundState } from '../../layout/not-found-state.tsx';
import { usePlace } from '../../layout/place.ts';
import { useChapterPlaces } from '../../layout/use-chapter-places.ts';
import { AddScriptButton } from '../../script-files/add-script-button.tsx';
import { useScriptFiles } from '../../script-files/use-script-files.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { versionName } from '../../versions/version-name.ts';
import { EmptyChapter } from './empty-chapter.tsx';
import { ScriptDesk } from './script-desk.tsx';
import { useChapterCommands } from './use-chapter-commands.ts';

export const Route = createLazyRoute('/books/$book/chapters/$number/')({ component: DeskPage });

/** A chapter's prose beside one version of its script: the newest, or the one that the address names. */
function DeskPage() {
  const { book, number } = Route.useParams();
  if (!/^[1-9]\d{0,5}$/.test(number)) return <NotFoundState what="chapter" />;
  return <Chapter book={book} number={Number(number)} />;
}

function Chapter({ book, number }: { book: string; number: number }) {
  const chapter = useQuery(chapterQuery(book, number));
  const timeline = useQuery(timelineQuery(book, number));
  const error = chapter.error ?? timeline.error;
  usePlace([
    { label: 'Books', to: '/' },
    { label: chapter.data?.book.title ?? 'Book', to: `/books/${encodeURIComponent(book)}` },
    { label: chapter.data?.title ?? `Chapter ${number}` },
  ]);
  useChapterCommands(book, number, chapter.data?.book.chapters ?? number);
  useChapterPlaces(book, String(number));
  if (isNotFound(error)) return <NotFoundState what="chapter" />;
  if (error !== null) {
    return (
      <ErrorPage
        error={error}
        title="The chapter could not be loaded"
        onRetry={() => void Promise.all([chapter.refetch(), timeline.refetch()])}
      />
    );
  }
  if (chapter.data === undefined || timeline.data === undefined) return <DeskSkeleton />;
  const versions = timeline.data.items.filter(({ deleted_at: deleted }) => deleted === null);
  return (
    <div className="flex grow flex-col md:h-[calc(100dvh-3.5rem)] md:grow-0">
      <Chosen chapter={chapter.data} versions={versions} />
    </div>
  );
}

interface ChosenProps {
  chapter: ChapterDetail;
  versions: readonly TimelineVersion[];
}

/** The version that is chosen, below what takes scripts: dropped, pasted or chosen. */
function Chosen(props: ChosenProps) {
  const { chapter, versions } = props;
  const { style: wantedStyle } = Route.useSearch();
  const { book } = Route.useParams();
  const style = wantedStyle ?? versions[0]?.style ?? DEFAULT_STYLE;
  const newest = versions.find((each) => each.style === style);
  const scripts = useScriptFiles({
    book,
    chapter: {
      number: chapter.number,
      style,
      newest: newest === undefined ? undefined : versionName(newest),
    },
  });
  return (
    <>
      <div className="flex shrink-0 px-2">
        <div className="min-w-0 grow">
          <NavTabs label="Parts of the chapter" tabs={chapterTabs(book, String(chapter.number))} />
        </div>
        <div className="flex shrink-0 items-center border-line border-b pl-2">
          <AddScriptButton size="sm" onClick={scripts.choose} />
        </div>
      </div>
      {scripts.shown}
      <ChosenVersion {...props} style={style} />
    </>
  );
}

function ChosenVersion({ chapter, versions, style }: ChosenProps & { style: string }) {
  const { style: wantedStyle, version: wanted, line } = Route.useSearch();
  const { book } = Route.useParams();
  const navigate = useNavigate();
  const [begun, setBegun] = useState<string>();
  const ofStyle = versions.filter((each) => each.style === style);
  const chosen =
    wanted === undefined ? ofStyle[0] : ofStyle.find((each) => each.version === wanted);
  const script = useQuery({ ...scriptQuery(chosen?.id ?? ''), enabled: chosen !== undefined });
  const goTo = (search: { style: string | undefined; version: number | undefined }) =>
    void navigate({
      to: '/books/$book/chapters/$number',
      params: { book, number: String(chapter.number) },
      search,
    });
  const open = (version: number | undefined) => goTo({ style: wantedStyle, version });
  const openDrafted = (made: DraftedScript) => goTo({ style: made.style, version: undefined });
  if (chosen === undefined) {
    if (wanted !== undefined || ofStyle.length !== versions.length) {
      return <NotFoundState what="version" />;
    }
    return (
      <EmptyChapter chapter={chapter} style={style} onBegun={setBegun} onDrafted={openDrafted} />
    );
  }
  if (isNotFound(script.error)) return <NotFoundState what="version" />;
  if (script.error !== null && script.data === undefined) {
    return (
      <ErrorPage
        error={script.error}
        title="The script could not be loaded"
        onRetry={() => void script.refetch()}
      />
    );
  }
  if (script.data === undefined) return <DeskSkeleton />;
  return (
    <ScriptDesk
      key={script.data.id}
      chapter={chapter}
      script={script.data}
      versions={ofStyle}
      stale={chosen.stale}
      startLine={line}
      startsWriting={script.data.id === begun}
      onVersion={open}
      onDrafted={openDrafted}
    />
  );
}

function DeskSkeleton() {
  return (
    <div className="grid grow gap-4 p-4 md:grid-cols-2">
      <Skeleton className="min-h-64" />
      <Skeleton className="min-h-64" />
    </div>
  );
}
