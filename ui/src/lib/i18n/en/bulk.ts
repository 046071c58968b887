import type { EditRefusalCode } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('en');

export const bulk = {
  bulkEdit: {
    openSeveral: n({ one: 'Change # license…', other: 'Change # licenses…' }),
    title: n({ one: 'Change # license', other: 'Change # licenses' }),
    text: 'Choose what becomes the same for all of them. Everything else stays.',
    change: (field: string) => `Change ${field}`,
    empty: 'Empty: clears the field',
    notStated: 'Not stated',
    preview: 'Preview',
    license: 'License',
    before: 'Before',
    after: 'After',
    blank: 'empty',
    summary: (changes: number, unchanged: number, refused: number) =>
      [
        n({ one: '# license will change', other: '# licenses will change' })(changes),
        n({ one: '# is that way already', other: '# are that way already' })(unchanged),
        n({ one: '# is passed over', other: '# are passed over' })(refused),
      ].join(', ') + '.',
    refusals: {
      void: 'It is voided.',
      no_such_license: 'It is not there any more.',
      ambiguous: 'It could be more than one.',
    } satisfies Record<EditRefusalCode, string>,
    first: (shown: number, all: number) => `The first ${shown} of ${all}`,
    run: n({ one: 'Change # license', other: 'Change # licenses' }),
    done: n({ one: '# license was changed.', other: '# licenses were changed.' }),
  },
  bulkLink: {
    open: 'Link documents to all of them…',
    title: n({ one: 'Link documents to # license', other: 'Link documents to # licenses' }),
    document: 'Document',
    outcome: 'What happens',
    made: 'is linked',
    refusals: {
      already_linked: 'is linked already',
      void: 'one of them is voided',
      no_such_document: 'the document is not there any more',
      no_such_license: 'the license is not there any more',
    },
    summary: (makes: number, passed: number) =>
      [
        n({ one: '# link will be made', other: '# links will be made' })(makes),
        n({ one: '# is passed over', other: '# are passed over' })(passed),
      ].join(', ') + '.',
    back: 'Back to the documents',
    run: n({ one: 'Make # link', other: 'Make # links' }),
    done: n({ one: '# link was made.', other: '# links were made.' }),
  },
};
