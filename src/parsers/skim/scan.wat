;; Finds the lines that have to be read, sixteen bytes at a time. `plain-scan.ts` says the same in TypeScript and is what this is tested
;; against; `layout.ts` says where everything lies. After: Teddy, the literal search of Hyperscan, which looks up each byte in tables of
;; sixteen entries and keeps a bit for each of eight groups of windows. The lowest five bits of a byte are looked up, which tell letters
;; apart and do not tell their case: `i8x16.swizzle` gives 0 beyond its table, so that of two tables one answers.
(module
  (memory (export "memory") 48)
  (global $lines (export "lines") (mut i32) (i32.const 0))
  (global $upto (export "upto") (mut i32) (i32.const 0))

  ;; Whether a line begins as its log's records do: each of its first 32 bytes lies between two bounds.
  (func $begins (param $at i32) (result i32)
    (local $v v128) (local $w v128)
    (local.set $v (v128.load (local.get $at)))
    (local.set $w (v128.load offset=16 (local.get $at)))
    (i8x16.all_true (v128.and
      (v128.and (i8x16.ge_u (local.get $v) (v128.load (i32.const 128))) (i8x16.le_u (local.get $v) (v128.load (i32.const 160))))
      (v128.and (i8x16.ge_u (local.get $w) (v128.load (i32.const 144))) (i8x16.le_u (local.get $w) (v128.load (i32.const 176)))))))

  ;; Whether one of the windows stands at a place: a table holds each at the place that its hash names.
  (func $stands (param $at i32) (result i32)
    (local $x i32) (local $y i32)
    (local.set $x (i32.or (i32.load align=1 (local.get $at)) (i32.const 0x20202020)))
    (local.set $y (i32.and (local.get $x) (i32.const 0xffffff)))
    (i32.or
      (i32.eq (local.get $x) (i32.load offset=0x1000 (i32.shl (i32.shr_u (i32.mul (local.get $x) (i32.load (i32.const 192))) (i32.const 17)) (i32.const 2))))
      (i32.eq (local.get $y) (i32.load offset=0x1000 (i32.shl (i32.shr_u (i32.mul (local.get $y) (i32.load (i32.const 192))) (i32.const 17)) (i32.const 2))))))

  ;; Writes a mark: where a line begins, its number, and where a word of it stands.
  (func $mark (param $out i32) (param $start i32) (param $number i32) (param $place i32)
    (i32.store (local.get $out) (local.get $start))
    (i32.store offset=4 (local.get $out) (local.get $number))
    (i32.store offset=8 (local.get $out) (local.get $place)))

  ;; Scans [from, to), which are whole lines. Writes to `marks` where each line begins that may have to be read, its number from 0, and where
  ;; a word of it stands: one mark for each word, and one with 0 for that place if the line has to be read whatever its words are. The
  ;; highest bit of the number says that it does not begin as a record. Returns how many marks there are. `lines` and `upto` then say how
  ;; far it came: not to the end where there are more than `most`. Hits in the first `deaf` bytes of a line do not count; a line of
  ;; records ends in the byte `tail`, 0 for any; longer lines than `longest` are read, and lines with `many` words.
  (func (export "scan") (param $from i32) (param $to i32) (param $marks i32) (param $most i32) (param $deaf i32) (param $tail i32) (param $longest i32) (param $many i32) (result i32)
    (local $i i32) (local $out i32) (local $end i32) (local $first i32) (local $start i32) (local $line i32) (local $sure i32)
    (local $nl i32) (local $bad i32) (local $hit i32) (local $all i32) (local $p i32) (local $bit i32)
    (local $v v128) (local $f v128) (local $m v128) (local $code v128) (local $half v128)
    (local $l0 v128) (local $h0 v128) (local $l1 v128) (local $h1 v128) (local $l2 v128) (local $h2 v128) (local $l3 v128) (local $h3 v128)
    (local.set $l0 (v128.load (i32.const 0)))  (local.set $h0 (v128.load (i32.const 16)))
    (local.set $l1 (v128.load (i32.const 32))) (local.set $h1 (v128.load (i32.const 48)))
    (local.set $l2 (v128.load (i32.const 64))) (local.set $h2 (v128.load (i32.const 80)))
    (local.set $l3 (v128.load (i32.const 96))) (local.set $h3 (v128.load (i32.const 112)))
    (local.set $code (i8x16.splat (i32.const 31)))
    (local.set $half (i8x16.splat (i32.const 16)))
    (local.set $i (local.get $from))
    (local.set $start (local.get $from))
    (local.set $out (local.get $marks))
    (local.set $first (local.get $marks))
    (local.set $end (i32.add (local.get $marks) (i32.mul (local.get $most) (i32.const 12))))
    (block $full
      (if (i32.lt_u (local.get $start) (local.get $to)) (then
        (if (i32.eqz (call $begins (local.get $start))) (then
          (call $mark (local.get $out) (local.get $start) (i32.const 0x80000000) (i32.const 0))
          (local.set $out (i32.add (local.get $out) (i32.const 12)))
          (local.set $sure (i32.const 1))))))
      (block $done (loop $block
        (br_if $done (i32.ge_u (local.get $i) (local.get $to)))
        (local.set $v (v128.load (local.get $i)))
        (local.set $nl (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))))
        ;; A signed comparison takes bytes above ASCII for negative.
        (local.set $bad (i8x16.bitmask (v128.andnot (i8x16.lt_s (local.get $v) (i8x16.splat (i32.const 32)))
          (v128.or (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10))) (i8x16.eq (local.get $v) (i8x16.splat (i32.const 9)))))))
        (local.set $f (v128.and (local.get $v) (local.get $code)))
        (local.set $m (v128.or (i8x16.swizzle (local.get $l0) (local.get $f))
          (i8x16.swizzle (local.get $h0) (v128.xor (local.get $f) (local.get $half)))))
        (local.set $f (v128.and (v128.load offset=1 (local.get $i)) (local.get $code)))
        (local.set $m (v128.and (local.get $m) (v128.or (i8x16.swizzle (local.get $l1) (local.get $f))
          (i8x16.swizzle (local.get $h1) (v128.xor (local.get $f) (local.get $half))))))
        (local.set $f (v128.and (v128.load offset=2 (local.get $i)) (local.get $code)))
        (local.set $m (v128.and (local.get $m) (v128.or (i8x16.swizzle (local.get $l2) (local.get $f))
          (i8x16.swizzle (local.get $h2) (v128.xor (local.get $f) (local.get $half))))))
        (local.set $f (v128.and (v128.load offset=3 (local.get $i)) (local.get $code)))
        (local.set $m (v128.and (local.get $m) (v128.or (i8x16.swizzle (local.get $l3) (local.get $f))
          (i8x16.swizzle (local.get $h3) (v128.xor (local.get $f) (local.get $half))))))
        (local.set $hit (i32.xor (i8x16.bitmask (i8x16.eq (local.get $m) (v128.const i64x2 0 0))) (i32.const 0xffff)))
        (local.set $all (local.get $nl))
        (if (i32.eqz (local.get $sure)) (then
          (local.set $all (i32.or (local.get $nl) (i32.or (local.get $bad) (local.get $hit))))))
        (block $next (loop $event
          (br_if $next (i32.eqz (local.get $all)))
          (local.set $bit (i32.and (local.get $all) (i32.sub (i32.const 0) (local.get $all))))
          (local.set $p (i32.add (local.get $i) (i32.ctz (local.get $all))))
          (local.set $all (i32.and (local.get $all) (i32.sub (local.get $all) (i32.const 1))))
          (br_if $next (i32.ge_u (local.get $p) (local.get $to)))
          (br_if $full (i32.ge_u (local.get $out) (local.get $end)))
          (if (i32.and (local.get $nl) (local.get $bit))
            (then
              (if (i32.eq (local.get $out) (local.get $first)) (then
                (if (i32.or
                    (i32.and (i32.ne (local.get $tail) (i32.const 0)) (i32.ne (i32.load8_u (i32.sub (local.get $p) (i32.const 1))) (local.get $tail)))
                    (i32.gt_u (i32.sub (local.get $p) (local.get $start)) (local.get $longest)))
                  (then
                    (call $mark (local.get $out) (local.get $start) (i32.or (local.get $line) (i32.const 0x80000000)) (i32.const 0))
                    (local.set $out (i32.add (local.get $out) (i32.const 12)))))))
              (local.set $line (i32.add (local.get $line) (i32.const 1)))
              (local.set $start (i32.add (local.get $p) (i32.const 1)))
              (local.set $first (local.get $out))
              (local.set $sure (i32.const 0))
              (local.set $all (i32.and (i32.or (local.get $nl) (i32.or (local.get $bad) (local.get $hit))) (i32.sub (i32.const 0) (i32.shl (local.get $bit) (i32.const 1)))))
              (br_if $next (i32.ge_u (local.get $start) (local.get $to)))
              (br_if $event (call $begins (local.get $start)))
              (br_if $full (i32.ge_u (local.get $out) (local.get $end)))
              (call $mark (local.get $out) (local.get $start) (i32.or (local.get $line) (i32.const 0x80000000)) (i32.const 0))
              (local.set $sure (i32.const 1)))
            (else
              (if (i32.and (local.get $bad) (local.get $bit))
                (then (local.set $sure (i32.const 1)))
                (else
                  (br_if $event (i32.lt_u (local.get $p) (i32.add (local.get $start) (local.get $deaf))))
                  (br_if $event (i32.eqz (call $stands (local.get $p))))
                  (local.set $sure (i32.ge_u (i32.sub (local.get $out) (local.get $first)) (i32.mul (local.get $many) (i32.const 12))))))
              (call $mark (local.get $out) (local.get $start) (local.get $line) (select (i32.const 0) (local.get $p) (local.get $sure)))))
          (local.set $out (i32.add (local.get $out) (i32.const 12)))
          (if (local.get $sure) (then (local.set $all (i32.and (local.get $all) (local.get $nl)))))
          (br $event)))
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (br $block)))
      (global.set $lines (local.get $line))
      (global.set $upto (local.get $to))
      (return (i32.div_u (i32.sub (local.get $out) (local.get $marks)) (i32.const 12))))
    ;; The line that is not searched to its end is searched again.
    (global.set $lines (local.get $line))
    (global.set $upto (local.get $start))
    (i32.div_u (i32.sub (local.get $first) (local.get $marks)) (i32.const 12))))
