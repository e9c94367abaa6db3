namespace RnnGen.Cli;

/// <summary>The plots of a report.</summary>
internal static class CurvesSection
{
    /// <summary>Loss, perplexity, gradient norm, learning rate and speed, as far as the run has come.</summary>
    public static Html Of(LoggedRun run)
    {
        IReadOnlyList<StepRecord> steps = run.Steps;
        bool isSampled = run.Run.Options.SampledWords > 0;
        string overSample = isSampled ? ", over the sampled words" : string.Empty;
        Html[] figures =
        [
            Figure(run, "loss", $"Loss: mean −ln p of a word{overSample}", isLogarithmic: false, limit: null, Curve.OfSteps("training", PlotColour.Training, steps, step => step.Loss)),
            Figure(
                run,
                "perplexity",
                $"Perplexity after each epoch{(isSampled ? "; training over the sampled words" : string.Empty)}",
                isLogarithmic: true,
                limit: null,
                Curve.OfEpochs("training", PlotColour.Training, run.Epochs, epoch => epoch.TrainPerplexity),
                Curve.OfEpochs("held out", PlotColour.HeldOut, run.Epochs, epoch => epoch.ValidationPerplexity)),
            Figure(
                run,
                "gradient-norm",
                "Gradient norm before clipping",
                isLogarithmic: true,
                run.Run.Options.ClipNorm,
                Curve.OfSteps("norm", PlotColour.Training, steps, step => step.GradientNorm > 0 ? step.GradientNorm : null)),
            Figure(run, "learning-rate", "Learning rate", isLogarithmic: false, limit: null, Curve.OfSteps("rate", PlotColour.Training, steps, step => step.LearningRate)),
            Figure(run, "words-per-second", "Words per second", isLogarithmic: false, limit: null, Curve.OfSteps("words", PlotColour.Training, steps, step => step.WordsPerSecond)),
        ];
        return Html.Of($"""
            <section>
            <h2>Curves</h2>
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
            return Html.Of($"<figure><figcaption>{caption}</figcaption><p class=\"note\">Nothing yet.</p></figure>\n");
        }

        using CurvePlot plot = new(Math.Max(run.Run.Options.Epochs, 1), isLogarithmic);
        foreach (Curve curve in drawn)
        {
            plot.Add(curve);
        }

        if (limit is { } value)
        {
            plot.AddLimit(value);
        }

        Html keys = Html.Join(
        [
            .. drawn.Length > 1 ? drawn.Select(curve => Key(curve.Colour, curve.Name)) : [],
            .. limit is null ? (Html[])[] : [Key(PlotColour.Limit, $"clipped at {limit}")],
        ]);
        return Html.Of($"""
            <figure>
            <figcaption>{caption}{keys}</figcaption>
            {plot.ToHtml(name, $"{caption}, over epochs")}
            </figure>

            """);
    }

    private static Html Key(PlotColour colour, string name) => Html.Of($" <span class=\"key\"><i class=\"{colour.Name}\"></i>{name}</span>");
}
