namespace RnnGen.Cli;

/// <summary>The curves as one page: plots, factors, what they mean, and how they were measured.</summary>
internal static class FlowPage
{
    /// <summary>Renders the page.</summary>
    public static Html Create(FlowSettings settings, IReadOnlyList<FlowCurve> curves) => Page.Create(
        "How far back the gradient reaches",
        Html.Join([Head(settings), Figures(curves), FlowExplanation.Create(curves), Factors(curves), Settings(settings)]));

    private static Html Head(FlowSettings settings) => Html.From($"""
        <header>
        <h1>How far back the gradient reaches</h1>
        <p>The loss E of one prediction, followed back through time: the norm of dE/dh, k steps before it, for cells of the same size.</p>
        <p class="note">Trained on {settings.Text.TrainSource}; the median over {settings.Sequences} predictions in {settings.Text.HeldOutSource}.</p>
        </header>

        """);

    private static Html Figures(IReadOnlyList<FlowCurve> curves) => Html.From($"""
        <section>
        <h2>Curves</h2>
        <p class="note">‖dE/dh<sub>t−k</sub>‖ over k; both plots have the same axes.</p>
        <div class="figures">
        {Figure("untrained", "Untrained", curves, isTrained: false)}{Figure("trained", "Trained", curves, isTrained: true)}</div>
        </section>

        """);

    private static Html Figure(string name, string caption, IReadOnlyList<FlowCurve> all, bool isTrained)
    {
        FlowCurve[] curves = [.. all.Where(curve => curve.IsTrained == isTrained)];
        CurvePlot plot = FlowPlot.Create(curves, all);
        return PlotFigure.Create(caption, plot.ToHtml(name, $"{caption}: the norm of dE/dh over steps back"), curves.Select(curve => (FlowPlot.ColourOf(curve.Cell), $"{curve.Cell}")));
    }

    private static Html Factors(IReadOnlyList<FlowCurve> curves) => Html.From($"""
        <section>
        <h2>Factor per step</h2>
        <p class="note">The mean over all steps: below 1 the gradient vanishes, above 1 it explodes. 0 is shown with the first k at which nothing arrives.</p>
        <div class="wide">
        <table>
        <thead><tr><th>cell</th><th>untrained</th><th>trained</th></tr></thead>
        <tbody>
        {Html.Join(curves.GroupBy(curve => curve.Cell).Select(pair => Html.From($"<tr><td>{$"{pair.Key}"}</td>{Html.Join(pair.OrderBy(curve => curve.IsTrained).Select(Factor))}</tr>\n")))}</tbody>
        </table>
        </div>
        </section>

        """);

    private static Html Factor(FlowCurve curve) => curve.FactorPerStep > 0
        ? Html.From($"<td>{curve.FactorPerStep:F3}</td>")
        : Html.From($"<td>0 (k ≥ {curve.Norms.TakeWhile(norm => norm > 0).Count()})</td>");

    private static Html Settings(FlowSettings settings)
    {
        ModelShape shape = FlowSettings.Presets[0].Shape;
        Html models = SettingsList.Create(
            "Models",
            ("presets", string.Join(", ", FlowSettings.Presets.Select(preset => preset.Name))),
            ("vocabulary V", $"{shape.VocabularySize:N0}, of which {settings.Text.Vocabulary.Count:N0} are words of the text"),
            ("embedding E", $"{shape.EmbeddingSize}"),
            ("hidden H", $"{shape.HiddenSize}"),
            ("layers L", $"{shape.Layers}"),
            ("steps T × sequences B", $"{shape.SequenceLength} × {shape.BatchSize}, in training"));
        Html measurement = SettingsList.Create(
            "Measurement",
            ("text", $"{settings.Text.TrainSource}, {settings.Text.Train.Length:N0} words"),
            ("held out", $"{settings.Text.HeldOutSource}, {settings.Text.HeldOut.Length:N0} words"),
            ("epochs", $"{settings.Epochs}"),
            ("seed", $"{settings.Seed}"),
            ("sequences", $"{settings.Sequences}, of which the median is shown"),
            ("steps back", $"{settings.Steps}"));
        return Html.From($"""
            <div class="columns">
            {models}{measurement}</div>

            """);
    }
}
