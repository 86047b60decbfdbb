const review = document.querySelector('hcp-review');
const output = document.querySelector('output');
const heard = [];
for (const type of ['review-saved', 'review-delivered']) {
  review.addEventListener(type, ({detail}) => {
    heard.push(detail);
    output.textContent = JSON.stringify(heard);
  });
}
[review.endpoint, review.invitation] = location.hash.slice(1).split('&');
// A move in the page is no farewell.
const place = document.createElement('div');
document.body.prepend(place);
place.append(review);
