using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>
/// Scripts that recompute the table of changes from the long table without this program, in R (base, and nlme for mixed
/// models) and in Python (numpy and scipy, without the mixed models), and print the largest relative difference of every column. They end
/// with 1 where one is above 1e-6, or a mixed model's estimate is more than a thousandth of its error elsewhere.
/// </summary>
public static class RecomputeScript
{
    /// <summary>The script for R, for tables whose names begin so.</summary>
    public static string ForR(string stem, GroupPlan plan) => Filled(R, stem, plan);

    /// <summary>The script for Python.</summary>
    public static string ForPython(string stem, GroupPlan plan) => Filled(Python, stem, plan);

    private static string Filled(string script, string stem, GroupPlan plan) => script
        .Replace("@STEM@", stem, StringComparison.Ordinal)
        .Replace("@ARMS@", string.Join(", ", plan.Arms.Select(Quoted)), StringComparison.Ordinal)
        .Replace("@RANDOMISED@", plan.Randomised ? "TRUE" : "FALSE", StringComparison.Ordinal)
        .Replace("@REFERENCE@", plan.ReferenceArm is null ? "\"\"" : Quoted(plan.ReferenceArm), StringComparison.Ordinal)
        .Replace("@LEVEL@", plan.Level.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A text as both languages write it.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private const string R = """
        # Recomputes the tests of @STEM@_change.tsv from @STEM@_long.tsv with base R alone:
        #   Rscript @STEM@_recompute.R
        # Prints the largest relative difference of each column, and ends with 1 where one is above 1e-6. Differences at visits and between
        # treatments are recomputed where nlme is installed, and held to a thousandth of their standard error.
        script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
        folder <- if (length(script) == 1) dirname(script) else "."
        read <- function(name) read.delim(file.path(folder, name), na.strings = "n/a", check.names = FALSE, quote = "", comment.char = "",
                                          colClasses = c(participant_id = "character", arm = "character")[if (grepl("long", name)) 1:2 else 2])
        long <- read("@STEM@_long.tsv")
        main <- read("@STEM@_change.tsv")
        arms <- c(@ARMS@)
        reference <- @REFERENCE@
        level <- @LEVEL@
        randomised <- @RANDOMISED@
        adjust <- c(grep("^covariate_", names(long), value = TRUE), if (any(!is.na(long$stratum))) "stratum")

        # before and after of everybody with both, of one region and contrast
        pairs <- function(region, contrast) {
          cell <- long[long$region == region & long$contrast == contrast & long$status == "ok", ]
          pre <- cell[cell$role == "pre", c("participant_id", "value")]
          post <- cell[cell$role == "post", c("participant_id", "arm", "value", adjust)]
          both <- merge(pre, post, by = "participant_id", suffixes = c("_pre", "_post"))
          both$change <- both$value_post - both$value_pre
          if (length(arms) > 0) both[!is.na(both$arm), ] else both
        }

        # the model of all arms that have two participants or more
        model <- function(both, response) {
          both <- both[complete.cases(both[c("arm", adjust)]), ]
          counts <- table(factor(both$arm, arms))
          both <- both[both$arm %in% arms[counts > 1], ]
          y <- if (response == "changes") both$change else both$value_post
          x <- data.frame(arm = relevel(factor(both$arm), reference))
          if (response == "adjusted") x$pre <- both$value_pre - mean(both$value_pre)
          for (name in adjust) x[[make.names(name)]] <- if (name == "stratum") factor(both[[name]]) else both[[name]]
          list(wide = lm(y ~ ., data = x), narrow = lm(y ~ . - arm, data = x))
        }

        half <- function(df) qt(1 - (1 - level) / 2, df)
        again <- main
        again[c("estimate", "standard_deviation", "standard_error", "ci_low", "ci_high", "t", "f", "df1", "df", "p", "d_z", "p_holm", "q_bh")] <- NA_real_
        again$n <- NA_integer_
        done <- rep(FALSE, nrow(main))
        for (i in which(main$status == "ok")) {
          row <- main[i, ]
          both <- pairs(row$region, row$contrast)
          if (row$test == "change") {
            d <- if (is.na(row$arm)) both$change else both$change[both$arm == row$arm]
            test <- t.test(d, conf.level = level)
            again[i, c("n", "estimate", "standard_deviation", "standard_error", "t", "df", "p", "d_z")] <-
              c(length(d), mean(d), sd(d), sd(d) / sqrt(length(d)), test$statistic, test$parameter, test$p.value, mean(d) / sd(d))
            again[i, c("ci_low", "ci_high")] <- test$conf.int
          } else if (row$test %in% c("difference_of_changes", "adjusted_difference")) {
            fit <- model(both, if (row$test == "adjusted_difference") "adjusted" else "changes")$wide
            own <- summary(fit)$coefficients[paste0("arm", row$arm), ]
            again[i, c("n", "estimate", "standard_error", "t", "df", "p")] <- c(sum(fit$model$arm == row$arm), own[1:3], fit$df.residual, own[4])
            again[i, c("ci_low", "ci_high")] <- own[1] + c(-1, 1) * half(fit$df.residual) * own[2]
          } else if (row$test %in% c("changes_of_arms", "adjusted_arms")) {
            fit <- model(both, if (row$test == "adjusted_arms") "adjusted" else "changes")
            ratio <- anova(fit$narrow, fit$wide)
            again[i, c("n", "f", "df1", "df", "p")] <- c(nobs(fit$wide), ratio$F[2], ratio$Df[2], ratio$Res.Df[2], ratio[["Pr(>F)"]][2])
          } else next
          done[i] <- TRUE
        }
        for (family in split(which(done), paste(main$test, ifelse(main$test == "change", main$arm, ""))[done])) {
          primary <- family[main$family[family] == "primary"]
          reported <- family[main$family[family] != "control"]
          again$p_holm[primary] <- p.adjust(again$p[primary], "holm")
          again$q_bh[reported] <- p.adjust(again$p[reported], "BH")
        }

        # differences at visits and between treatments: the same restricted likelihood by nlme, whose search ends a little elsewhere
        mixed <- which(main$status == "ok" & main$test %in% c("longitudinal_difference", "crossover_difference"))
        away <- 0
        count <- 0
        if (length(mixed) > 0 && requireNamespace("nlme", quietly = TRUE)) {
          values <- long[long$status == "ok", ]
          coded <- function(x) { f <- model.matrix(~ x)[, -1, drop = FALSE]; f }
          for (cell in split(mixed, paste(main$region, main$contrast)[mixed])) {
            own <- values[values$region == main$region[cell[1]] & values$contrast == main$contrast[cell[1]], ]
            if (main$test[cell[1]] == "longitudinal_difference") {
              own <- own[!is.na(own$arm) & complete.cases(own[adjust]), ]
              visits <- unique(long$session[order(match(long$role, c("pre", "post", "follow_up")))])
              visit <- factor(own$session, visits)
              x <- model.matrix(~ 0 + visit)
              names <- rep("", ncol(x))
              for (arm in setdiff(arms, reference)) for (v in visits[if (randomised) -1 else TRUE]) {
                x <- cbind(x, own$arm == arm & own$session == v)
                names <- c(names, paste(arm, v))
              }
              once <- !duplicated(own$participant_id)
              for (name in adjust) {
                z <- if (is.numeric(own[[name]])) matrix(own[[name]]) else coded(factor(own[[name]]))
                for (j in seq_len(ncol(z))) x <- cbind(x, (z[, j] - mean(z[once, j])) * model.matrix(~ 0 + visit))
              }
              weight <- function(row) {
                w <- as.numeric(names == paste(row$arm, row$visit))
                if (!randomised) w <- w - (names == paste(row$arm, visits[1]))
                c(w, rep(0, ncol(x) - length(names)))
              }
              correlation <- nlme::corSymm(form = ~ place | who)
              variances <- nlme::varIdent(form = ~ 1 | place)
              place <- as.integer(visit)
            } else {
              # periods by their column, else the sessions in order; sessions before a period's treatment have none
              numbered <- !is.null(long$session_period) && !anyNA(long$session_period[!is.na(long$treatment)])
              order_of <- function(table) if (numbered) table$session_period else match(table$session, unique(long$session[order(match(long$role, c("pre", "post", "follow_up")))]))
              own <- own[!is.na(own$treatment), ]
              periods <- sort(unique(order_of(long)[!is.na(long$treatment)]))
              period <- factor(order_of(own), periods)
              treatment <- relevel(factor(own$treatment), main$reference_arm[cell[1]])
              given <- tapply(long$treatment, list(long$participant_id, factor(order_of(long), periods)), function(t) t[!is.na(t)][1])
              full <- unique(given[complete.cases(given), , drop = FALSE])
              told <- apply(given, 1, function(one) {
                fits <- which(apply(full, 1, function(other) all(is.na(one) | one == other)))
                paste(if (length(fits) == 1) full[fits, ] else one, collapse = ">")
              })
              sequence <- factor(told[own$participant_id])
              enough <- length(unique(own$participant_id)) >= nlevels(sequence) + 2 && nlevels(sequence) > 1
              x <- cbind(1, coded(treatment), coded(period), if (enough) coded(sequence))
              weight <- function(row) as.numeric(seq_len(ncol(x)) == match(row$arm, levels(treatment)))
              correlation <- nlme::corCompSymm(form = ~ 1 | who)
              variances <- NULL
              place <- as.integer(period)
            }
            data <- data.frame(y = own$value, who = own$participant_id, place = place)
            data$x <- x
            data <- data[order(data$who, data$place), ]
            fit <- tryCatch(nlme::gls(y ~ x - 1, data, correlation = correlation, weights = variances, control = nlme::glsControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-9, msTol = 1e-12)),
                            error = function(e) NULL)
            if (is.null(fit)) next
            for (i in cell) {
              away <- max(away, abs(sum(weight(main[i, ]) * coef(fit)) - main$estimate[i]) / main$standard_error[i])
              count <- count + 1
              done[i] <- NA
            }
          }
          cat(sprintf("%-20s %5d values, largest difference %.1e standard errors (nlme)\n", "mixed models", count, away))
        }
        left <- unique(main$test[main$status == "ok" & !is.na(done) & !done])
        done <- !is.na(done) & done

        worst <- 0
        for (column in c("n", "estimate", "standard_deviation", "standard_error", "ci_low", "ci_high", "t", "f", "df1", "df", "p", "d_z", "p_holm", "q_bh")) {
          ours <- main[done, column]
          theirs <- again[done, column]
          if (any(is.na(ours) != is.na(theirs))) stop(paste("a number is missing in", column))
          size <- pmax(abs(theirs), if (column %in% c("estimate", "ci_low", "ci_high")) again$standard_error[done] else 0, na.rm = TRUE)
          difference <- max(0, abs(ours - theirs) / ifelse(size > 0, size, 1), na.rm = TRUE)
          cat(sprintf("%-20s %5d values, largest relative difference %.1e\n", column, sum(!is.na(theirs)), difference))
          worst <- max(worst, difference)
        }
        if (length(left) > 0) cat("not recomputed here:", left, "\n")
        equal <- worst <= 1e-6 && away <= 1e-3
        cat(if (equal) "equal\n" else "NOT EQUAL\n")
        quit(status = if (equal) 0 else 1)

        """;

    private const string Python = """"
        """Recomputes the tests of @STEM@_change.tsv from @STEM@_long.tsv with numpy and scipy:
            python3 @STEM@_recompute.py
        Prints the largest relative difference of each column, and ends with 1 where one is above 1e-6."""
        import csv
        import os
        import sys

        import numpy as np
        from scipy import stats

        FOLDER = os.path.dirname(os.path.abspath(__file__))
        ARMS = [@ARMS@]
        REFERENCE = @REFERENCE@
        LEVEL = @LEVEL@
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
        cells = {}
        for row in long:
            if row["status"] == "ok":
                cells.setdefault((row["region"], row["contrast"]), {}).setdefault(row["participant_id"], {})[row["role"]] = row


        def pairs(region, contrast):
            """Before and after of everybody with both, of one region and contrast."""
            own = [who for who in cells.get((region, contrast), {}).values() if "pre" in who and "post" in who]
            return [(who["post"]["arm"], number(who["pre"]["value"]), number(who["post"]["value"]), who["post"])
                    for who in own if not ARMS or who["post"]["arm"] != "n/a"]


        def model(both, adjusted):
            """The design, the values and the arms' names, of all arms that have two participants or more."""
            both = [b for b in both if all(b[3][name] != "n/a" for name in ADJUST) and not (STRATA and b[3]["stratum"] == "n/a")]
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


        again, left = {}, []
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
            else:
                left.append(test)
                continue
            again[i] = own
        families = {}
        for i in again:
            families.setdefault((main[i]["test"], main[i]["arm"] if main[i]["test"] == "change" else ""), []).append(i)
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
        print("equal" if worst <= 1e-6 else "NOT EQUAL")
        sys.exit(0 if worst <= 1e-6 else 1)

        """";
}
