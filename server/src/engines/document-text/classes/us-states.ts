/** States of the Union and territories whose licences name them alone. */
export const usStates: readonly string[] = (
  "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Hawaii|Idaho|" +
  "Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|" +
  "Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|" +
  "Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|" +
  "Washington|West Virginia|Wisconsin|Wyoming|Puerto Rico|American Samoa|Virgin Islands"
).split("|");

/** Provinces and territories of Canada, likewise. */
export const canadianProvinces: readonly string[] = (
  "Alberta|British Columbia|Manitoba|New Brunswick|Nouveau-Brunswick|Newfoundland and Labrador|Nova Scotia|Ontario|" +
  "Prince Edward Island|Québec|Saskatchewan|Northwest Territories|Nunavut|Yukon"
).split("|");
