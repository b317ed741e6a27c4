namespace RoiAnalyzer.Reports;

/// <summary>The mixed models of <see cref="RecomputePython"/>: designs, restricted maximum likelihood, Kenward and Roger's errors.</summary>
internal static class RecomputePythonModels
{
    /// <summary>Functions from a row of the table to a fit, and to the estimate of that row.</summary>
    public const string Text = """"
        # --- mixed models: differences at visits, and between treatments ---
        # y = X b + e, where the values of a participant have the covariance V of the visits that were measured. V is a function of parameters
        # theta (variances, covariances, correlations), which are estimated by restricted maximum likelihood. Participants are the first index n
        # of all arrays: y is n x k (k visits) and X is n x k x p, both 0 where a visit is missing; there, n x k, says which are not; W, n x k x k,
        # is V^-1 of the visits measured and 0 elsewhere, so that sums over participants are sums of products of arrays.

        roles = {row["session"]: row["role"] for row in long}
        SESSIONS = sorted(roles, key=lambda session: ("pre", "post", "follow_up").index(roles[session]))
        arm_of = {row["participant_id"]: row["arm"] for row in long}
        VISITS = "longitudinal_change", "longitudinal_difference"
        longitudinal = any(row["test"] in VISITS for row in main)
        structures = {(row["region"], row["contrast"]): row["structure"] for row in read("@STEM@_longitudinal.tsv")} if longitudinal else {}
        fits = {}


        def mixed_model(row):
            """The fit that a row is of (None where no top was found), and functions of the row: how many have its value, and its weights. Of a
            crossover also the standard deviation of the difference of two values of one participant, values before treatments aside."""
            cell = "visits" if row["test"] in VISITS else row["test"], row["region"], row["contrast"]
            if cell not in fits:
                deviation = np.nan
                if row["test"] in VISITS:
                    structure, (y, x, there, count, weights) = structures[cell[1:]], longitudinal_model(*cell[1:])
                else:
                    structure, (y, x, there, count, weights) = "CS", crossover_model(*cell[1:], row["reference_arm"], row["test"] == "crossover_adjusted")
                top = reml(structure, y, x, there)
                if row["test"] not in VISITS and top is not None:
                    plain = reml(structure, y, x[:, :, :-2], there) if row["test"] == "crossover_adjusted" else top
                    deviation = np.nan if plain is None else np.sqrt(2 * plain.theta[1])
                fits[cell] = top, count, weights, deviation
            return fits[cell]


        def indicators(values, levels):
            """A column for each level, 1 where the value is it."""
            return np.array([[float(value == level) for level in levels] for value in values]).reshape(len(values), len(levels))


        def arrays(people, visits, measured):
            """y and there, n x k, of the participants who have a visit: people holds rows of the long table by participant and visit."""
            who = [w for w in people if any(measured(w, v) for v in visits)]
            there = np.array([[measured(w, v) for v in visits] for w in who])
            y = np.array([[number(people[w][v]["value"]) if measured(w, v) else 0 for v in visits] for w in who])
            return who, y, there


        def adjusting(rows):
            """A centred column for each covariate, and of 0 and 1 for each stratum but the first, from a row of each participant."""
            numbers = [np.array([number(row[name]) for row in rows]) for name in ADJUST]
            strata = sorted({row["stratum"] for row in rows})[1:] if STRATA else []
            return [z - z.mean() for z in numbers + [np.array([float(row["stratum"] == stratum) for row in rows]) for stratum in strata]]


        def longitudinal_model(region, contrast):
            """y = mean of the visit + difference of the arm at the visit + covariates at the visit + e. Only where the arms were not randomised
            they have means of their own before the infusion, too, and the differences are then of changes. A visit or a difference with fewer
            than two values in the arm or in the reference is left out, and so are its values."""
            arms = ARMS or ["n/a"]
            reference = REFERENCE or arms[0]
            people = {w: own for w, own in by_session[region, contrast].items() if arm_of[w] in arms and complete(next(iter(own.values())))}
            first = SESSIONS[0]

            def count(those, visit):
                return sum(arm_of[w] in those and visit in own for w, own in people.items())

            def differs(arm, visit):
                if RANDOMISED:
                    return visit != first and count([arm], visit) > 1
                return count([arm], visit) > 1 and count([arm], first) > 1

            visits = [v for v in SESSIONS if count(arms if RANDOMISED and v == first else [reference], v) > 1]
            differences = [(arm, v) for arm in arms if arm != reference for v in visits if differs(arm, v)]

            def measured(w, visit):
                return visit in people[w] and (arm_of[w] == reference or RANDOMISED and visit == first or (arm_of[w], visit) in differences)

            who, y, there = arrays(people, visits, measured)
            means = np.tile(np.eye(len(visits)), (len(who), 1, 1))
            columns = [means, np.array([indicators([(arm_of[w], v) for v in visits], differences) for w in who])]
            columns += [means * z[:, None, None] for z in adjusting([next(iter(people[w].values())) for w in who])]
            x = np.concatenate(columns, axis=2) * there[:, :, None]

            def weights(row):
                own = [float(d == (row["arm"], row["visit"])) - (not RANDOMISED and d == (row["arm"], first)) for d in differences]
                change = [float(v == row["visit"]) - (v == first) if row["test"] == "longitudinal_change" else 0.0 for v in visits]
                return np.concatenate([change, own, np.zeros(x.shape[2] - len(visits) - len(own))])

            return y, x, there, lambda row: count([row["arm"]], row["visit"]), weights


        treated = [row for row in long if row["treatment"] != "n/a"]
        numbered = all(row.get("session_period", "n/a") != "n/a" for row in treated)


        def period(row):
            """Of a crossover: the column period of sessions.tsv where all sessions with a treatment have one, else the session's place."""
            return number(row["session_period"]) if numbered else SESSIONS.index(row["session"])


        def sequences():
            """The treatments of everybody in order; where periods are not known, those of the only sequence of others that the rest agrees with."""
            periods = sorted({period(row) for row in treated})
            given = {(row["participant_id"], period(row)): row["treatment"] for row in treated}
            orders = {row["participant_id"]: tuple(given.get((row["participant_id"], p)) for p in periods) for row in long}
            full = {order for order in orders.values() if None not in order}
            for w, order in orders.items():
                agreeing = [other for other in full if all(a is None or a == b for a, b in zip(order, other))]
                orders[w] = agreeing[0] if len(agreeing) == 1 else order
            return orders


        def crossover_model(region, contrast, reference, adjusted):
            """y = mean + treatment + period + sequence + e; without sequences where these are nearly as many as the participants. Adjusted: of
            the values that have one before them, with that value less the participant's mean of these, and with that mean, as columns."""
            cell = by_session[region, contrast]
            people = {w: {period(row): row for row in own.values() if row["treatment"] != "n/a" and (not adjusted or row["baseline_session"] in own)}
                      for w, own in cell.items()}
            periods = sorted({p for own in people.values() for p in own})
            who, y, there = arrays(people, periods, lambda w, p: p in people[w])
            treatments = sorted({row["treatment"] for row in treated} - {reference})
            own = [[people[w][p]["treatment"] if p in people[w] else "" for p in periods] for w in who]
            orders = sequences()
            levels = sorted({orders[w] for w in who}, key=str)
            levels = levels[1:] if len(who) >= len(levels) + 2 else []
            x = np.array([np.column_stack([np.ones(len(periods)), indicators(given, treatments), np.eye(len(periods))[:, 1:],
                                           indicators([orders[w]] * len(periods), levels)]) for w, given in zip(who, own)]) * there[:, :, None]
            if adjusted:
                before = np.array([[number(cell[w][people[w][p]["baseline_session"]]["value"]) if p in people[w] else 0 for p in periods] for w in who])
                mean = before.sum(axis=1) / there.sum(axis=1)
                x = np.concatenate([x, ((before - mean[:, None]) * there)[:, :, None], ((mean - mean.mean())[:, None] * there)[:, :, None]], axis=2)

            def weights(row):
                return np.array([0.0] + [float(t == row["arm"]) for t in treatments] + [0.0] * (x.shape[2] - 1 - len(treatments)))

            return y, x, there, lambda row: sum(given.count(row["arm"]) for given in own), weights


        def covariance(structure, visits, theta):
            """V of all visits. UN: each variance and covariance. CS: c + d on the diagonal, c elsewhere. Else the variances, and r(|a - b|):
            TOEPH a correlation for each distance, AR1H one that is raised to the distance."""
            a, b = np.indices((visits, visits))
            if structure == "UN":
                place = np.maximum(a, b) * (np.maximum(a, b) + 1) // 2 + np.minimum(a, b)
                return theta[place]
            if structure == "CS":
                return theta[0] + theta[1] * np.eye(visits)
            with np.errstate(invalid="ignore"):     # a variance below 0 is no covariance
                deviations = np.sqrt(theta[:visits])
            powers = theta[visits:] if structure == "TOEPH" else theta[visits] ** np.arange(1, visits)
            return np.outer(deviations, deviations) * np.append(1, powers)[np.abs(a - b)]


        def start(structure, variances, r):
            """The variances with correlations r (AR1H: r between neighbours)."""
            k = len(variances)
            both = np.sqrt(np.outer(variances, variances)) * np.where(np.eye(k), 1, r)
            return {"UN": both[np.tril_indices(k)], "CS": np.array([r, 1 - r]) * np.mean(variances),
                    "TOEPH": np.append(variances, np.full(k - 1, r)), "AR1H": np.append(variances, r)}[structure]


        def slopes(structure, visits, theta):
            """dV/dtheta_i, exact to the last digits: the imaginary part of V at theta + ih, over h."""
            h = 1e-30
            return np.array([covariance(structure, visits, theta + 1j * h * unit).imag / h for unit in np.eye(len(theta))])


        def curvatures(structure, visits, theta):
            """d2V/dtheta_i dtheta_j, by differences of the slopes; 0 where V is a sum of matrices times theta."""
            if structure in ("UN", "CS"):
                return np.zeros((len(theta), len(theta), visits, visits))
            steps = 1e-5 * np.append(theta[:visits], np.ones(len(theta) - visits))
            return np.array([(slopes(structure, visits, theta + h * unit) - slopes(structure, visits, theta - h * unit)) / (2 * h)
                             for h, unit in zip(steps, np.eye(len(theta)))])


        def inverses(v, there):
            """W of everybody and log|V|, from which visits each has; None where V is no covariance."""
            if not np.isfinite(v).all() or np.linalg.eigvalsh(v)[0] <= 0:
                return None
            w, logs = np.zeros(there.shape + there.shape[1:]), np.zeros(len(there))
            for pattern in np.unique(there, axis=0):
                own, who = np.flatnonzero(pattern), np.flatnonzero((there == pattern).all(axis=1))
                part = v[np.ix_(own, own)]
                w[np.ix_(who, own, own)] = np.linalg.inv(part)
                logs[who] = np.linalg.slogdet(part)[1]
            return w, logs


        class Fit:
            """The model at one theta: y is n x k with 0 where a visit is missing, X n x k x p."""

            def __init__(self, structure, theta, y, x, there):
                self.structure, self.theta, self.y, self.x, self.there = structure, theta, y, x, there
                found = inverses(covariance(structure, y.shape[1], theta), there)
                self.criterion = np.inf
                if found is None:
                    return
                self.w, logs = found
                self.wx = self.w @ x
                information = np.einsum("nap,naq->pq", x, self.wx)
                self.phi = np.linalg.inv(information)                           # Phi = (X'V^-1 X)^-1
                self.beta = self.phi @ np.einsum("nap,na->p", self.wx, y)
                self.residuals = (y - x @ self.beta) * there
                self.wr = np.einsum("nab,nb->na", self.w, self.residuals)
                # -2 log-likelihood without its constant: log|V| + log|X'V^-1 X| + r'V^-1 r
                self.criterion = logs.sum() + np.linalg.slogdet(information)[1] + np.sum(self.residuals * self.wr)

            def moments(self):
                """P_i = X'V^-1 V_i V^-1 X, Q_ij = X'V^-1 V_i V^-1 V_j V^-1 X, R_ij = X'V^-1 V_ij V^-1 X with V_i, V_ij the derivatives of V, and
                the expected curvature of the criterion, tr(P V_i P V_j) with P = V^-1 - V^-1 X Phi X'V^-1."""
                self.v = slopes(self.structure, self.y.shape[1], self.theta)
                vwx = np.einsum("iab,nbp->niap", self.v, self.wx)
                self.p = np.einsum("nap,niaq->ipq", self.wx, vwx)
                self.q = np.einsum("niap,nab,njbq->ijpq", vwx, self.w, vwx, optimize=True)
                wv = np.einsum("nab,ibc->niac", self.w, self.v)
                self.traces = np.einsum("niaa->i", wv)
                self.expected = (np.einsum("niab,njba->ij", wv, wv) - 2 * np.einsum("pq,ijqp->ij", self.phi, self.q)
                                 + np.einsum("pq,iqr,rs,jsp->ij", self.phi, self.p, self.phi, self.p, optimize=True))
                self.second = curvatures(self.structure, self.y.shape[1], self.theta)
                self.r = np.einsum("nap,ijab,nbq->ijpq", self.wx, self.second, self.wx, optimize=True)

            def gradient(self):
                """Of the criterion: tr(P V_i) - r'V^-1 V_i V^-1 r."""
                return self.traces - np.einsum("pq,iqp->i", self.phi, self.p) - np.einsum("na,iab,nb->i", self.wr, self.v, self.wr)

            def curvature(self):
                """Of the criterion: 2 y'P V_i P V_j P y - tr(P V_i P V_j) + tr(P V_ij) - r'V^-1 V_ij V^-1 r; far from the top the expected one."""
                vr = np.einsum("iab,nb->nia", self.v, self.wr)
                xvr = np.einsum("nap,nia->ip", self.wx, vr)
                quadratic = np.einsum("nia,nab,njb->ij", vr, self.w, vr, optimize=True) - xvr @ self.phi @ xvr.T
                bent = np.einsum("nab,ijba->ij", self.w, self.second) - np.einsum("pq,ijqp->ij", self.phi, self.r)
                observed = 2 * quadratic - self.expected + bent - np.einsum("na,ijab,nb->ij", self.wr, self.second, self.wr, optimize=True)
                return observed if np.linalg.eigvalsh(observed)[0] > 0 else self.expected


        def variances(y, x, there):
            """Of each visit, about the least-squares fit."""
            rows = np.flatnonzero(there)
            columns, values, residuals = x.reshape(-1, x.shape[2])[rows], y.ravel()[rows], np.zeros(y.size)
            residuals[rows] = values - columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
            return np.sum(residuals.reshape(y.shape) ** 2, axis=0) / there.sum(axis=0)


        def climb(fit):
            """Newton's steps to a top of the restricted likelihood, each halved until the criterion falls; done where a step is nothing beside the
            standard errors of theta, None where no step leads on."""
            for _ in range(200):
                fit.moments()
                curvature = fit.curvature()
                step = -np.linalg.solve(curvature, fit.gradient())
                if step @ curvature @ step < 1e-18:
                    return fit
                tries = (Fit(fit.structure, fit.theta + step / 2 ** halves, fit.y, fit.x, fit.there) for halves in range(40))
                fit = next((better for better in tries if better.criterion < fit.criterion + 1e-12 * abs(fit.criterion)), None)
                if fit is None:
                    return None
            return None


        def reml(structure, y, x, there):
            """The fit, from the first start that leads to a top; None where none does."""
            for r in (0.3, 0, 0.6):
                try:
                    fit = climb(Fit(structure, start(structure, variances(y, x, there), r), y, x, there))
                except np.linalg.LinAlgError:
                    fit = None
                if fit is not None:
                    return fit
            return None


        def kenward_roger(fit, weights):
            """Estimate, adjusted standard error and degrees of freedom of a combination w of the coefficients (Kenward and Roger 1997). Where C is
            the covariance of theta, 2 expected^-1, they are
                w'b,   Phi_A = Phi + 2 Phi (sum_ij C_ij (Q_ij - P_i Phi P_j - R_ij / 4)) Phi,   2 (w'Phi w)^2 / sum_ij C_ij w'Phi P_i Phi w w'Phi P_j Phi w.
            With C = TT' and the slopes V_k = sum_i T_ik V_i in its stead, C is the identity: fewer digits cancel."""
            t = np.sqrt(2) * np.linalg.inv(np.linalg.cholesky(fit.expected)).T
            vwx = np.einsum("ik,iab,nbp->nkap", t, fit.v, fit.wx, optimize=True)
            p = np.einsum("nap,nkaq->kpq", fit.wx, vwx)
            inner = np.einsum("nkap,nab,nkbq->pq", vwx, fit.w, vwx, optimize=True) - np.sum(p @ fit.phi @ p, axis=0) - np.einsum("ik,jk,ijpq->pq", t, t, fit.r) / 4
            u = fit.phi @ weights
            variance = weights @ u + 2 * u @ inner @ u
            return weights @ fit.beta, np.sqrt(variance), 2 * (weights @ u) ** 2 / np.sum((p @ u @ u) ** 2)


        """";
}
