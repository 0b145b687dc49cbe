import { lazy, Suspense } from 'react';
import type { ExportVersionDialogProps } from './export-version-dialog.tsx';

const ExportVersionDialog = lazy(() => import('./export-version-dialog.tsx'));

/** The dialog by which a version is downloaded, loaded when it is asked for. */
export function ExportVersion(props: ExportVersionDialogProps) {
  return (
    <Suspense>
      <ExportVersionDialog {...props} />
    </Suspense>
  );
}
