// The same worker for every page: what it keeps is named by the build.
import '../check-in/service-worker.ts';
