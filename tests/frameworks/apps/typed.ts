// What a page in TypeScript knows after one import: the element by its name, its events by theirs.
import '@haochaping/widget/define';

const review = document.createElement('hcp-review');
const invitation: string = review.invitation;
const shared: boolean = review.sharedDevice;
review.addEventListener('review-saved', ({detail}) => {
  const id: string | undefined = detail.id;
  const level: 1 | 2 | 3 | 4 | 5 | undefined = detail.level;
  console.log(invitation, shared, id, level);
});
document.body.addEventListener('review-refused', ({detail}) => console.log(detail.code));
// @ts-expect-error -- there is no such state
review.addEventListener('review-delivered', ({detail}) => console.log(detail.state === 'lost'));
