mod channels;
mod checks;
mod conditions;
mod periods;
mod properties;
mod waivers;
