import { pagefindSource } from './pagefind-source.ts';

window.anliPagefindSource = pagefindSource;
