export { type Dashboard, getDashboard } from "./get-dashboard";
