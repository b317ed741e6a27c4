using RoiAnalyzer.Group;

namespace RoiAnalyzer.Reports;

/// <summary>
/// Scripts that recompute the table of changes from the long table without this program, in R (base, and nlme for the estimates of mixed
/// models) and in Python (numpy and scipy; of mixed models also Kenward and Roger's errors and degrees of freedom), and print the largest
/// relative difference of every column. They end with 1 where one is above 1e-6; by nlme, where an estimate is more than a thousandth of
/// its error elsewhere.
/// </summary>
public static class RecomputeScript
{
    /// <summary>The script for R, for tables whose names begin so.</summary>
    public static string ForR(string stem, GroupPlan plan) => Filled(R, stem, plan, plan.Randomised ? "TRUE" : "FALSE");

    /// <summary>The script for Python.</summary>
    public static string ForPython(string stem, GroupPlan plan) =>
        Filled(RecomputePython.Beginning + RecomputePythonModels.Text + RecomputePython.End, stem, plan, plan.Randomised ? "True" : "False");

    private static string Filled(string script, string stem, GroupPlan plan, string randomised) => script
        .Replace("@STEM@", stem, StringComparison.Ordinal)
        .Replace("@ARMS@", string.Join(", ", plan.Arms.Select(Quoted)), StringComparison.Ordinal)
        .Replace("@RANDOMISED@", randomised, StringComparison.Ordinal)
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
        mixed <- which(main$status == "ok" & main$test %in% c("longitudinal_change", "longitudinal_difference", "crossover_difference", "crossover_adjusted"))
        away <- 0
        count <- 0
        if (length(mixed) > 0 && requireNamespace("nlme", quietly = TRUE)) {
          values <- long[long$status == "ok", ]
          coded <- function(x) { f <- model.matrix(~ x)[, -1, drop = FALSE]; f }
          for (cell in split(mixed, paste(main$region, main$contrast, main$test == "crossover_adjusted")[mixed])) {
            adjusted <- main$test[cell[1]] == "crossover_adjusted"
            own <- values[values$region == main$region[cell[1]] & values$contrast == main$contrast[cell[1]], ]
            if (!startsWith(main$test[cell[1]], "crossover")) {
              own <- own[(length(arms) == 0 | !is.na(own$arm)) & complete.cases(own[adjust]), ]
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
                if (row$test == "longitudinal_change") w[seq_along(visits)] <- (visits == row$visit) - (visits == visits[1])
                c(w, rep(0, ncol(x) - length(names)))
              }
              correlation <- nlme::corSymm(form = ~ place | who)
              variances <- nlme::varIdent(form = ~ 1 | place)
              place <- as.integer(visit)
            } else {
              # periods by their column, else the sessions in order; sessions before a period's treatment have none
              numbered <- !is.null(long$session_period) && !anyNA(long$session_period[!is.na(long$treatment)])
              order_of <- function(table) if (numbered) table$session_period else match(table$session, unique(long$session[order(match(long$role, c("pre", "post", "follow_up")))]))
              if (adjusted) own$before <- own$value[match(paste(own$participant_id, own$baseline_session), paste(own$participant_id, own$session))]
              own <- own[!is.na(own$treatment) & (if (adjusted) !is.na(own$before) else TRUE), ]
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
              if (adjusted) {   # the value before, within the participant and of it
                mean_before <- ave(own$before, own$participant_id)
                x <- cbind(x, own$before - mean_before, mean_before - mean(mean_before[!duplicated(own$participant_id)]))
              }
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
}
