const today = [4.5, 6.0, 7.5];
const corrected = today;
corrected[0] = 5.5;
corrected.push(8.0);
console.log(`today: ${today.join(", ")}`);
