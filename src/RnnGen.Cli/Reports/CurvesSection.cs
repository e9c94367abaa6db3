namespace RnnGen.Cli;

/// <summary>The plots of a report.</summary>
internal static class CurvesSection
{
    /// <summary>Renders loss, perplexity, gradient norm, learning rate and speed, as far as the run has got.</summary>
    public static Html Create(LoggedRun run)
    {
        IReadOnlyList<StepRecord> steps = run.Steps;
        string note = run.Run.Options.SampledWords > 0 ? "; in training, over the sampled words only" : string.Empty;
        Html[] figures =
        [
            Figure(
                run,
                "loss",
                $"Loss: mean −ln p per word{note}",
                isLogarithmic: false,
                limit: null,
                Curve.FromSteps("training", PlotColour.Training, steps, step => step.Loss),
                Curve.FromEpochs("held out", PlotColour.HeldOut, run.Epochs, epoch => epoch.ValidationPerplexity is { } perplexity ? Math.Log(perplexity) : null)),
            Figure(
                run,
                "perplexity",
                $"Perplexity of each epoch{note}",
                isLogarithmic: true,
                limit: null,
                Curve.FromEpochs("training", PlotColour.Training, run.Epochs, epoch => epoch.TrainPerplexity),
                Curve.FromEpochs("held out", PlotColour.HeldOut, run.Epochs, epoch => epoch.ValidationPerplexity)),
            Figure(
                run,
                "gradient-norm",
                "Gradient norm before clipping",
                isLogarithmic: true,
                run.Run.Options.Recipe.Clip,
                Curve.FromSteps("norm", PlotColour.Training, steps, step => step.GradientNorm > 0 ? step.GradientNorm : null)),
            Figure(run, "learning-rate", "Learning rate", isLogarithmic: false, limit: null, Curve.FromSteps("rate", PlotColour.Training, steps, step => step.LearningRate)),
            Figure(run, "words-per-second", "Words per second", isLogarithmic: false, limit: null, Curve.FromSteps("words", PlotColour.Training, steps, step => step.WordsPerSecond)),
        ];
        return Html.From($"""
            <section>
            <h2>Curves</h2>
            <p class="note">Over epochs.</p>
            <div class="figures">
            {Html.Join(figures)}</div>
            </section>

            """);
    }

    private static Html Figure(LoggedRun run, string name, string caption, bool isLogarithmic, double? limit, params Curve[] curves)
    {
        Curve[] drawn = [.. curves.Where(curve => curve.X.Length > 0)];
        if (drawn.Length == 0)
        {
            return PlotFigure.Create(caption, Html.Trusted("<p class=\"note\">Nothing yet.</p>"));
        }

        CurvePlot plot = new(run.EpochCount, isLogarithmic);
        foreach (Curve curve in drawn)
        {
            plot.Add(curve);
        }

        if (limit is { } value)
        {
            plot.AddLimit(value);
        }

        return PlotFigure.Create(
            caption,
            plot.ToHtml(name, $"{caption}, over epochs"),
            [
                .. drawn.Length > 1 ? drawn.Select(curve => (curve.Colour, curve.Name)) : [],
                .. limit is null ? [] : ((PlotColour, string)[])[(PlotColour.Limit, $"clipped at {limit}")],
            ]);
    }
}
