const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words at the end of a path that say what is done, not what it is done to. */
export const ACTIONS = words(
  'abort activate add apply approve archive assign attach back calculate cancel check checkout clear close commit complete ' +
    'confirm convert copy count deactivate deploy detach disable download empty enable evaluate execute export find generate ' +
    'import install invoke link lock merge move notify order pause preview process publish query register reject remove reopen ' +
    'request resend reset resolve restart restore resume retry revert revoke rollback run save search send start stop submit ' +
    'subscribe suspend sync test transfer trigger uninstall unlink unlock unsubscribe upgrade upload validate verify withdraw',
);

/** Verbs that are never things, so that what follows them may be several. */
export const VERBS = words(
  'add calculate clear create delete empty fetch find get list remove retrieve save send set submit update',
);

/** Actions that change nothing. */
export const READING = words('check count download export find query search validate verify');

/** What belongs to the verb before it, as in "back out". */
export const PARTICLE = /^(?:down|in|off|out|up)$/i;

/** Verbs that names of operations begin with, beside those that paths end with. */
const BEGINNING = words(
  'accept acknowledge allow analyse analyze append associate block book build change claim collect compare compute configure ' +
    'connect decline delay describe discard disconnect dismiss duplicate edit end estimate extract finish flush follow forward ' +
    'grant hide ingest insert issue join leave load lookup make mark modify mute patch pay ping pull push put read receive refresh ' +
    'refund release rename render replace reply report reserve return rotate scan schedule select share show sign simulate skip ' +
    'split star store swap tag terminate toggle track translate unassign unblock undo unfollow unmute unpublish unstar upsert use view write',
);

/** Whether the name of an operation may say with a word what it does. */
export const isVerb = (word: string): boolean => {
  const plain = word.toLowerCase();
  return VERBS.has(plain) || ACTIONS.has(plain) || BEGINNING.has(plain);
};
