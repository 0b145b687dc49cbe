import { createLazyRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { CastingReport } from '../../cast/casting-report.tsx';
import { ChapterFrame } from '../../layout/chapter-frame.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { searchedVersion, searchOf } from '../../versions/version-name.ts';
import { VersionPicker } from '../../versions/version-picker.tsx';
import { leadingVersion } from '../../versions/version-timeline.tsx';

export const Route = createLazyRoute('/books/$book/chapters/$number/casting')({
  component: CastingPage,
});

function CastingPage() {
  const place = Route.useParams();
  const wanted = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ChapterFrame {...place} title="Casting">
      {({ versions }) => {
        const version =
          wanted.version === undefined
            ? leadingVersion(versions)
            : searchedVersion(versions, wanted);
        return (
          <>
            {versions.length > 1 && (
              <VersionPicker
                label="Version"
                versions={versions}
                chosen={version}
                onChoose={(chosen) => void navigate({ search: searchOf(chosen) })}
              />
            )}
            {version === undefined ? (
              <EmptyState icon={<Users aria-hidden size={24} />} title="No script to cast">
                {wanted.version === undefined
                  ? 'The chapter has no version yet.'
                  : `The chapter has no version ${wanted.version}.`}
              </EmptyState>
            ) : (
              <CastingReport {...place} script={version} />
            )}
          </>
        );
      }}
    </ChapterFrame>
  );
}
