namespace RoiAnalyzer.Reports;

/// <summary>The Python script of <see cref="RecomputeScript"/> but for its mixed models: what it reads and how it compares.</summary>
internal static class RecomputePython
{
    /// <summary>Reads the tables, and has the functions of t tests and models of two sessions.</summary>
    public const string Beginning = """"
        """Recomputes the tests of @STEM@_change.tsv from @STEM@_long.tsv with numpy and scipy:
            python3 @STEM@_recompute.py
        Prints the largest relative difference of each column, and ends with 1 where one is above 1e-6. Differences at visits and between
        treatments are fitted here by restricted maximum likelihood, with Kenward and Roger's errors and degrees of freedom."""
        import csv
        import os
        import sys

        import numpy as np
        from scipy import stats

        FOLDER = os.path.dirname(os.path.abspath(__file__))
        ARMS = [@ARMS@]
        REFERENCE = @REFERENCE@
        LEVEL = @LEVEL@
        RANDOMISED = @RANDOMISED@
        COLUMNS = ["n", "estimate", "standard_deviation", "standard_error", "ci_low", "ci_high", "t", "f", "df1", "df", "p", "d_z", "p_holm", "q_bh"]


        def read(name):
            with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


        def number(cell):
            return np.nan if cell == "n/a" else float(cell)


        long = read("@STEM@_long.tsv")
        main = read("@STEM@_change.tsv")
        ADJUST = [name for name in (long[0] if long else []) if name.startswith("covariate_")]
        STRATA = any(row["stratum"] != "n/a" for row in long)
        cells, by_session = {}, {}
        for row in long:
            if row["status"] == "ok":
                cells.setdefault((row["region"], row["contrast"]), {}).setdefault(row["participant_id"], {})[row["role"]] = row
                by_session.setdefault((row["region"], row["contrast"]), {}).setdefault(row["participant_id"], {})[row["session"]] = row


        def complete(row):
            """Whether covariates and stratum of a participant are known."""
            return all(row[name] != "n/a" for name in ADJUST) and not (STRATA and row["stratum"] == "n/a")


        def pairs(region, contrast):
            """Before and after of everybody with both, of one region and contrast."""
            own = [who for who in cells.get((region, contrast), {}).values() if "pre" in who and "post" in who]
            return [(who["post"]["arm"], number(who["pre"]["value"]), number(who["post"]["value"]), who["post"])
                    for who in own if not ARMS or who["post"]["arm"] != "n/a"]


        def model(both, adjusted):
            """The design, the values and the arms' names, of all arms that have two participants or more."""
            both = [b for b in both if complete(b[3])]
            arms = [REFERENCE] + [a for a in ARMS if a != REFERENCE and sum(b[0] == a for b in both) > 1]
            both = [b for b in both if b[0] in arms]
            pre = np.array([b[1] for b in both])
            y = np.array([b[2] for b in both]) - (0 if adjusted else pre)
            x = [np.ones(len(both))] + [np.array([float(b[0] == arm) for b in both]) for arm in arms[1:]]
            if adjusted:
                x.append(pre - pre.mean())
            for name in ADJUST:
                values = np.array([number(b[3][name]) for b in both])
                x.append(values - values.mean())
            if STRATA:
                for stratum in sorted({b[3]["stratum"] for b in both})[1:]:
                    x.append(np.array([float(b[3]["stratum"] == stratum) for b in both]))
            return np.column_stack(x), y, arms, [b[0] for b in both]


        def fit(x, y):
            """Coefficients, sum of squares, degrees of freedom, inverse of x'x."""
            q, r = np.linalg.qr(x)
            b = np.linalg.solve(r, q.T @ y)
            inverse = np.linalg.inv(r)
            return b, float(np.sum((y - x @ b) ** 2)), len(y) - x.shape[1], inverse @ inverse.T


        def with_interval(row, estimate, error, df):
            t = estimate / error
            reach = stats.t.ppf(1 - (1 - LEVEL) / 2, df) * error
            row.update(estimate=estimate, standard_error=error, t=t, df=df, p=2 * stats.t.sf(abs(t), df), ci_low=estimate - reach, ci_high=estimate + reach)


        def holm(p):
            order, out, worst = np.argsort(p, kind="stable"), np.empty(len(p)), 0.0
            for rank, i in enumerate(order):
                worst = max(worst, min(1, (len(p) - rank) * p[i]))
                out[i] = worst
            return out


        def benjamini_hochberg(p):
            order, out, best = np.argsort(p, kind="stable"), np.empty(len(p)), 1.0
            for rank in range(len(p) - 1, -1, -1):
                best = min(best, len(p) * p[order[rank]] / (rank + 1))
                out[order[rank]] = best
            return out


        """";

    /// <summary>Recomputes every row and compares.</summary>
    public const string End = """"
        again, left, topless = {}, [], []
        for i, row in enumerate(main):
            if row["status"] != "ok":
                continue
            both, test, own = pairs(row["region"], row["contrast"]), row["test"], dict.fromkeys(COLUMNS, np.nan)
            if test == "change":
                d = np.array([b[2] - b[1] for b in both if row["arm"] in ("n/a", b[0])])
                own.update(n=len(d), standard_deviation=d.std(ddof=1), d_z=d.mean() / d.std(ddof=1))
                with_interval(own, d.mean(), d.std(ddof=1) / np.sqrt(len(d)), len(d) - 1)
            elif test in ("difference_of_changes", "adjusted_difference"):
                x, y, arms, who = model(both, test == "adjusted_difference")
                b, squares, df, inverse = fit(x, y)
                k = arms.index(row["arm"])
                own.update(n=who.count(row["arm"]))
                with_interval(own, b[k], np.sqrt(squares / df * inverse[k, k]), df)
            elif test in ("changes_of_arms", "adjusted_arms"):
                x, y, arms, who = model(both, test == "adjusted_arms")
                _, squares, df, _ = fit(x, y)
                _, more, _, _ = fit(np.delete(x, range(1, len(arms)), axis=1), y)
                f = (more - squares) / (len(arms) - 1) / (squares / df)
                own.update(n=len(y), f=f, df1=len(arms) - 1, df=df, p=stats.f.sf(f, len(arms) - 1, df))
            elif test in ("longitudinal_change", "longitudinal_difference", "crossover_difference", "crossover_adjusted"):
                fit, count, weights, deviation = mixed_model(row)
                if fit is None:
                    topless.append(f"{row['region']} {row['contrast']}")
                    continue
                own.update(n=count(row))
                with_interval(own, *kenward_roger(fit, weights(row)))
                own.update(d_z=own["estimate"] / deviation)
            else:
                left.append(test)
                continue
            again[i] = own
        families = {}
        for i in again:
            families.setdefault((main[i]["test"], main[i]["arm"] if main[i]["test"] in ("change", "longitudinal_change") else ""), []).append(i)
        for family in families.values():
            for column, adjusted, members in (("p_holm", holm, [i for i in family if main[i]["family"] == "primary"]),
                                              ("q_bh", benjamini_hochberg, [i for i in family if main[i]["family"] != "control"])):
                for i, value in zip(members, adjusted(np.array([again[i]["p"] for i in members]))):
                    again[i][column] = value

        worst = 0.0
        for column in COLUMNS:
            largest, count = 0.0, 0
            for i, own in again.items():
                ours, theirs = number(main[i][column]), own[column]
                if np.isnan(ours) != np.isnan(theirs):
                    sys.exit(f"a number is missing in {column}")
                if np.isnan(theirs):
                    continue
                size = max(abs(theirs), own["standard_error"] if column in ("estimate", "ci_low", "ci_high") else 0)
                largest, count = max(largest, abs(ours - theirs) / (size or 1)), count + 1
            print(f"{column:<20} {count:5d} values, largest relative difference {largest:.1e}")
            worst = max(worst, largest)
        if left:
            print("not recomputed here:", *sorted(set(left)))
        if topless:
            print("no top of the likelihood found here:", *sorted(set(topless)), sep="\n  ")
        equal = worst <= 1e-6 and not topless
        print("equal" if equal else "NOT EQUAL")
        sys.exit(0 if equal else 1)

        """";
}
