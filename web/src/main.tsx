import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './style/index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
createRoot(root).render(
  <StrictMode>
    <main className="p-6">Goldenrod</main>
  </StrictMode>,
);
