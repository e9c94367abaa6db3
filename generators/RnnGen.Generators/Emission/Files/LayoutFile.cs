namespace RnnGen.Generators;

/// <summary>Where everything lies: the offsets of all regions as constants, and the table of parameter tensors.</summary>
internal static class LayoutFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Network(
        plan, "Layout", "Where parameters, training workspace and session state lie. Matrices are in panels of 16 columns: [columns/16][rows][16]." + OutputOperandText.Note(plan), w =>
        {
            Offsets(w, "Parameters: gradients and optimiser moments lie alike", plan.Parameters.Regions);
            Offsets(w, "Workspace of one training step: regions that begin at the same place live at different times", plan.Workspace.Regions);
            Offsets(w, "State of one session", plan.State.Regions);
            Offsets(w, "State of 16 sessions stepped together: one row a session; each vector becomes a matrix", plan.Group.Regions);
            w.Line($"private const int TimeStride = {plan.Rows.TimeStride}; // from one time step to the next within a panel: BatchSize rows of 16");
            w.Line($"private const int OutputRows = {plan.Blocking.Rows}; // rows of h whose logits are worked off together");
            w.Line($"private const int OutputChunks = {plan.Blocking.Chunks}; // chunks of the vocabulary that the members of a team share");
            w.Line($"private const int CandidateChunks = {plan.SampledLoss.Chunks}; // chunks of the candidates of sampled softmax");
            w.Line();
            Instance(w, plan);
        });

    private static void Offsets(SourceWriter w, string title, IReadOnlyList<Region> regions)
    {
        w.Line($"// {title}.");
        w.Lines(regions.Select(region => $"private const int {region.OffsetName} = {region.Offset}; // {region.Shape}"));
        w.Line();
    }

    private static void Instance(SourceWriter w, ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        w.Line($$"""
            /// <summary>The passes of this shape. They hold no data, so one instance serves all models and sessions.</summary>
            public static readonly Network Instance = new();

            public override global::RnnGen.ModelShape Shape { get; } = new(
                global::RnnGen.RecurrentCell.{{spec.Cell}}, VocabularySize, EmbeddingSize, HiddenSize, Layers, SequenceLength, BatchSize, global::RnnGen.LossPosition.{{spec.Loss}}{{(spec.TieEmbeddings ? ", TieEmbeddings: true" : "")}});

            public override global::RnnGen.NetworkLayout Layout { get; } = new(
                ParameterFloats: {{plan.Parameters.Length}},
                OutputOffset: {{plan.Parameters.OutputWeights.OffsetName}},
                WorkspaceFloats: {{plan.Workspace.Length}},
                SquaresOffset: {{plan.Workspace.Squares[0].OffsetName}},
                SquaresFloats: {{plan.Workspace.SquaresLength}},
                CarriedFloats: {{plan.State.CarriedLength}},
                StateFloats: {{plan.State.Length}},
                GroupFloats: {{plan.Group.Length}},
                FoldedInputFloats: {{plan.Parameters.FoldedInputFloats}},
                Tensors: new global::RnnGen.ParameterTensor[]
                {
                    // name, role, layer, rows, columns, (offset, panel stride, row stride, gates, units, units per group), whether rows lie across the lanes
            """);
        w.Lines(plan.Tensors.Select(tensor => "        " + Tensor(tensor)));
        w.Line("    });");
    }

    private static string Tensor(TensorPlan t)
    {
        return $"new(\"{t.Name}\", global::RnnGen.ParameterRole.{t.Role}, {t.Layer}, {t.Rows}, {t.Columns}, "
            + $"new({t.Region.OffsetName}, {t.PanelStride}, {t.RowStride}, {t.Gates}, {t.Units}, {t.UnitsPerGroup}{(t.FirstGate == 0 ? "" : $", FirstGate: {t.FirstGate}")}), {(t.Transposed ? "true" : "false")}),";
    }
}
