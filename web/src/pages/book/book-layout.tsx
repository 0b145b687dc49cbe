import { createLazyRoute, Outlet } from '@tanstack/react-router';

export const Route = createLazyRoute('/books/$book')({ component: Outlet });
