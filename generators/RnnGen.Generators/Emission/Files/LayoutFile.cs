using RnnGen.Generators.Layout;
using RnnGen.Generators.Planning;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Emission.Files;

/// <summary>Where everything lies: sizes, strides and offsets as constants, and the table of parameter tensors.</summary>
internal static class LayoutFile
{
    public static GeneratedFile Emit(ModelPlan plan) => FileFrame.Passes(
        plan,
        "Layout",
        "Where parameters, training workspace and session state lie. Matrices are in panels of 16 columns: [columns/16][rows][16]." + OutputLayer.Note(plan),
        "internal sealed partial class Network : RnnNetwork",
        w =>
        {
            Sizes(w, plan);
            Offsets(w, "Parameters: gradients and optimiser moments have the same layout", plan.Parameters.Regions);
            Offsets(w, "Workspace of one training step: regions that overlap are never in use at the same time", plan.Workspace.Regions);
            Offsets(w, "State of one session", plan.State.Regions);
            Offsets(w, "State of 16 sessions stepped together: one row per session; each vector becomes a matrix", plan.Group.Regions);
            Instance(w, plan);
            w.Line();
            UnitOffset(w, plan);
        });

    private static void Sizes(SourceWriter w, ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        w.Line("// Sizes.");
        Constant(w, "VocabularySize", spec.VocabularySize, "V");
        if (spec.EmbeddingSize > 0)
        {
            Constant(w, "EmbeddingSize", spec.EmbeddingSize, "E");
        }

        Constant(w, "HiddenSize", spec.HiddenSize, "H");
        Constant(w, "SequenceLength", spec.SequenceLength, "T");
        Constant(w, "BatchSize", spec.BatchSize, "B");
        Constant(w, "UnrolledRows", plan.Rows.Count, "T·B: row t·B + b of a matrix belongs to step t of sequence b");
        Constant(w, "UnitGroups", plan.Widths.UnitGroups, $"groups of {plan.Cell.UnitsPerGroup} units, which are computed together");
        Constant(w, "GateColumns", plan.Widths.GateColumns, "columns of a layer's gates, padded");
        Constant(w, "VocabularyColumns", plan.Widths.VocabularyWidth, "V, padded");
        if (spec.EmbeddingSize > 0)
        {
            Constant(w, "EmbeddingColumns", plan.Widths.EmbeddingWidth, "E, padded");
        }

        Constant(w, "OutputRows", plan.Blocking.Rows, "rows of h whose logits are computed together");
        Constant(w, "ScoredRows", plan.Blocking.ScoredRows, "rows of h that are scored in a step");
        Constant(w, "OutputChunks", plan.Blocking.Chunks, "chunks of the vocabulary that the members of a team share");
        Constant(w, "CandidateChunks", plan.SampledLoss.Chunks, "chunks of the candidates of sampled softmax");
        w.Line();
        w.Line("// Strides, in floats.");
        Constant(w, plan.Rows.TimeStride.Text, plan.Rows.TimeStride.Floats, "from one time step to the next within a panel: BatchSize rows of 16");
        Constant(w, plan.Rows.PanelStride.Text, plan.Rows.PanelStride.Floats, "from one panel of UnrolledRows rows to the next");
        Constant(w, plan.Rows.StatePanelStride.Text, plan.Rows.StatePanelStride.Floats, "the same, including the BatchSize rows that are carried in");
        Constant(w, GroupLayout.PanelStride.Text, GroupLayout.PanelStride.Floats, "from one panel of 16 sessions to the next");
        w.Line();
    }

    private static void Constant(SourceWriter w, string name, long value, string meaning) => w.Line($"private const int {name} = {value}; // {meaning}");

    private static void Offsets(SourceWriter w, string title, IReadOnlyList<Region> regions)
    {
        w.Line($"// {title}.");
        w.Lines(regions.Select(static region => $"private const int {region.OffsetName} = {region.Offset}; // {region.Shape}"));
        w.Line();
    }

    private static void UnitOffset(SourceWriter w, ModelPlan plan)
    {
        bool sharePanels = plan.Cell.UnitsPerGroup < Panel.Width;
        w.Summary("Offset of a unit group in a matrix of hidden columns" + (sharePanels ? ": two groups of eight units share a panel." : "."));
        w.Line($"private static nuint UnitOffset(nuint group, nuint panelStride) => {(sharePanels ? "(group / 2 * panelStride) + (group % 2 * 8)" : "group * panelStride")};");
    }

    private static void Instance(SourceWriter w, ModelPlan plan)
    {
        ModelSpec spec = plan.Spec;
        string tying = spec.TieEmbeddings ? "true" : "false";
        w.Line($$"""
            /// <summary>The passes of this shape. They hold no data, so one instance serves all models and sessions.</summary>
            public static readonly Network Instance = new();

            public override ModelShape Shape { get; } = new ModelShape
            {
                Cell = RecurrentCell.{{spec.Cell}},
                VocabularySize = VocabularySize,
                EmbeddingSize = {{spec.EmbeddingSize}},
                HiddenSize = HiddenSize,
                Layers = {{spec.Layers}},
                SequenceLength = SequenceLength,
                BatchSize = BatchSize,
                Loss = LossPosition.{{spec.Loss}},
                TieEmbeddings = {{tying}},
            };

            public override ServingNetwork Int8Passes => Int8Network.Instance;

            public override NetworkLayout Layout { get; } = new()
            {
                ParameterFloats = {{plan.Parameters.Length}},
                OutputOffset = {{plan.Parameters.OutputWeights.OffsetName}},
                WorkspaceFloats = {{plan.Workspace.Length}},
                SquaresOffset = {{plan.Workspace.FirstSquares.OffsetName}},
                SquaresFloats = {{plan.Workspace.SquaresLength}},
                CarriedRegions = new CarriedRegion[]
                {
            """);
        w.Lines(plan.Workspace.Layers.SelectMany(static layer => layer.States).Select(static region => "        " + Carried(region)));
        w.Line($$"""
                },
                CarriedFloats = {{plan.State.CarriedLength}},
                OutputInputOffset = {{plan.State.OutputOperand.OffsetName}},
                StateFloats = {{plan.State.Length}},
                GroupFloats = {{plan.Group.Length}},
                FoldedInputFloats = {{plan.Parameters.FoldedInputFloats}},
                Tensors = new ParameterTensor[]
                {
            """);
        w.Lines(plan.Tensors.Select(static tensor => "        " + Tensor(tensor)));
        w.Line("    },");
        w.Line("};");
    }

    /// <summary>Block 0 of the rows of h or c: what CarryState writes and Forward starts from.</summary>
    private static string Carried(MatrixRegion region) =>
        $"new() {{ Offset = {region.OffsetName}, PanelCount = {region.Type.Panels.Value}, PanelStride = {region.Type.PanelStride.Argument}, PanelFloats = TimeStride }},";

    private static string Tensor(TensorPlan t) =>
        $"new ParameterTensor {{ Name = \"{t.Name}\", Role = ParameterRole.{t.Role}, Layer = {t.Layer}, Rows = {t.Rows}, Columns = {t.Columns}, "
        + $"Layout = new PanelLayout {{ Offset = {t.Region.OffsetName}, PanelStride = {t.PanelStride.Argument}, RowStride = {t.RowStride.Argument}, "
        + $"Gates = {t.Gates}, Units = {t.Units}, UnitsPerGroup = {t.UnitsPerGroup}, FirstGate = {t.FirstGate} }}, "
        + $"Transposed = {(t.IsTransposed ? "true" : "false")} }},";
}
