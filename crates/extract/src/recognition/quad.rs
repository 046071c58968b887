//! Rectangles at any angle, in pixels of a page image.

use serde::{Deserialize, Serialize};

/// A rectangle so much taller than wide, or wider than tall, holds a line of text along that side.
const ELONGATED: f32 = 1.5;

/// A place on a page image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

/// A rectangle around a line of text. `along` points in reading direction, `down` from the top of
/// the letters to their feet; both are as long as half the rectangle. Its serde form is the six
/// numbers of the three, in tenths of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "[i32; 6]", into = "[i32; 6]")]
pub struct Quad {
    pub(super) center: Point,
    pub(super) along: Point,
    pub(super) down: Point,
}

impl From<[i32; 6]> for Quad {
    fn from(tenths: [i32; 6]) -> Self {
        let point =
            |at: usize| Point { x: tenths[at] as f32 / 10.0, y: tenths[at + 1] as f32 / 10.0 };
        Self { center: point(0), along: point(2), down: point(4) }
    }
}

impl From<Quad> for [i32; 6] {
    fn from(quad: Quad) -> Self {
        let Quad { center, along, down } = quad;
        [center.x, center.y, along.x, along.y, down.x, down.y]
            .map(|part| (part * 10.0).round() as i32)
    }
}

impl Quad {
    /// The rectangle as it is kept: to a tenth of a pixel.
    pub(super) fn rounded(self) -> Self {
        Self::from(<[i32; 6]>::from(self))
    }

    /// Whether it runs up or down.
    pub(super) fn is_tall(&self) -> bool {
        self.height() > self.width() * ELONGATED
    }

    /// Whether it runs across.
    pub(super) fn is_wide(&self) -> bool {
        self.width() > self.height() * ELONGATED
    }

    /// The same place on a page, so high before, that was turned to the right by a quarter of a
    /// circle; what ran down runs to the right there.
    pub(super) fn turned_right(&self, height: f32) -> Self {
        let Self { center, along, down } = *self;
        Self {
            center: Point { x: height - center.y, y: center.x },
            along: Point { x: down.y, y: -down.x },
            down: Point { x: -along.y, y: along.x },
        }
    }

    /// The rectangle on a page of this size that was turned by half a circle.
    pub(super) fn turned_over(&self, width: f32, height: f32) -> Self {
        let center = Point { x: width - self.center.x, y: height - self.center.y };
        Self { center, ..*self }
    }

    /// The rectangle read from the other side, as when the page lies upside down.
    pub(super) fn turned(&self) -> Self {
        let back = |point: Point| Point { x: -point.x, y: -point.y };
        Self { along: back(self.along), down: back(self.down), ..*self }
    }

    /// The rectangle read from top to bottom.
    pub(super) fn lengthwise(&self) -> Self {
        let back = Point { x: -self.along.x, y: -self.along.y };
        Self { along: self.down, down: back, ..*self }
    }

    /// The smallest rectangle around the points; nothing without any.
    pub(super) fn around(points: Vec<Point>) -> Option<Self> {
        let hull = hull(points);
        let edges = (0..hull.len()).map(|at| (hull[at], hull[(at + 1) % hull.len()]));
        let along_edge = |(from, to): (Point, Point)| {
            let length = (to.x - from.x).hypot(to.y - from.y);
            (length > 0.0).then(|| {
                let u = Point { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
                Self::in_frame(&hull, u)
            })
        };
        edges.filter_map(along_edge).min_by(|a, b| a.area().total_cmp(&b.area()))
    }

    /// The smallest rectangle with sides along `u`, a vector of length 1.
    fn in_frame(points: &[Point], u: Point) -> Self {
        // The side that is more level is taken as the line; it runs to the right.
        let u = if u.x.abs() >= u.y.abs() { u } else { Point { x: u.y, y: -u.x } };
        let u = if u.x >= 0.0 { u } else { Point { x: -u.x, y: -u.y } };
        let v = Point { x: -u.y, y: u.x };
        let range = |axis: Point| {
            points
                .iter()
                .map(|point| point.x * axis.x + point.y * axis.y)
                .fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), value| {
                    (least.min(value), most.max(value))
                })
        };
        let ((u0, u1), (v0, v1)) = (range(u), range(v));
        let (at_u, at_v) = (f32::midpoint(u0, u1), f32::midpoint(v0, v1));
        let (half_u, half_v) = ((u1 - u0) / 2.0, (v1 - v0) / 2.0);
        Self {
            center: Point { x: u.x * at_u + v.x * at_v, y: u.y * at_u + v.y * at_v },
            along: Point { x: u.x * half_u, y: u.y * half_u },
            down: Point { x: v.x * half_v, y: v.y * half_v },
        }
    }

    pub(super) fn width(&self) -> f32 {
        2.0 * self.along.x.hypot(self.along.y)
    }

    pub(super) fn height(&self) -> f32 {
        2.0 * self.down.x.hypot(self.down.y)
    }

    pub(super) fn area(&self) -> f32 {
        self.width() * self.height()
    }

    /// The rectangle with every side moved out by `by`.
    pub(super) fn grown(&self, by: f32) -> Self {
        let longer = |half: Point, side: f32| {
            let factor = if side > 0.0 { (side / 2.0 + by) / (side / 2.0) } else { 1.0 };
            Point { x: half.x * factor, y: half.y * factor }
        };
        Self {
            along: longer(self.along, self.width()),
            down: longer(self.down, self.height()),
            ..*self
        }
    }

    /// The rectangle on an image of another size.
    pub(super) fn scaled(&self, by_x: f32, by_y: f32) -> Self {
        let scaled = |point: Point| Point { x: point.x * by_x, y: point.y * by_y };
        Self { center: scaled(self.center), along: scaled(self.along), down: scaled(self.down) }
    }

    /// The place at a share of the rectangle's width and height, both from 0 to 1.
    pub(super) fn at(&self, along: f32, down: f32) -> Point {
        let (a, d) = (2.0 * along - 1.0, 2.0 * down - 1.0);
        Point {
            x: self.center.x + a * self.along.x + d * self.down.x,
            y: self.center.y + a * self.along.y + d * self.down.y,
        }
    }

    /// The level rectangle around a part of the line, both ends as shares of its width: left, top,
    /// right and bottom.
    pub(super) fn bounds(&self, from: f32, to: f32) -> (f32, f32, f32, f32) {
        let corners = [self.at(from, 0.0), self.at(to, 0.0), self.at(to, 1.0), self.at(from, 1.0)];
        corners.iter().fold(
            (f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY),
            |(x0, y0, x1, y1), p| (x0.min(p.x), y0.min(p.y), x1.max(p.x), y1.max(p.y)),
        )
    }

    /// Whether a place lies in the rectangle.
    pub(super) fn holds(&self, point: Point) -> bool {
        let (x, y) = (point.x - self.center.x, point.y - self.center.y);
        let within = |half: Point| {
            let square = half.x * half.x + half.y * half.y;
            (x * half.x + y * half.y).abs() <= square
        };
        within(self.along) && within(self.down)
    }
}

/// The corners of the smallest convex shape around the points, in order.
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = chain[..]
                && (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) <= 0.0
            {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut hull = half(&mut points.iter().copied());
    hull.extend(half(&mut points.iter().rev().copied()));
    hull
}
