import { pagefindRescue } from './pagefind-rescue.ts';

window.anliPagefindSource = pagefindRescue;
