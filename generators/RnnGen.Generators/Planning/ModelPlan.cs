using RnnGen.Generators.Cells;
using RnnGen.Generators.Kernels;
using RnnGen.Generators.Layout;
using RnnGen.Generators.Specs;

namespace RnnGen.Generators.Planning;

/// <summary>Everything decided about a model before a line is emitted.</summary>
internal sealed class ModelPlan
{
    public ModelPlan(ModelSpec spec)
    {
        Spec = spec;
        Widths = new Widths(spec);
        Parameters = new ParameterLayout(Widths);
        Tensors = TensorPlan.Create(Widths, Parameters);
        Blocking = OutputBlocking.Of(spec, Widths.VocabularyPanels);
        OutputOperand = OutputOperand.Create(Widths, Blocking);
        Workspace = new WorkspaceLayout(Widths, Parameters, Blocking);
        State = new StateLayout(Widths, Parameters);
        Group = new GroupLayout(Widths, Parameters);
        Step = new StepPlan(Widths, Parameters);
        GroupStep = new GroupPlan(Widths, Parameters);
        Int8 = new Int8Plan(Widths, State, Group);
        Input = LookUp.Of(Widths, Parameters, Rows.Count, Rows.PanelStride);
        Forward = new RowsForward("", Widths, Parameters, new RowSizes(Rows.Count, Rows.Batch, Rows.PanelStride, Rows.StatePanelStride, ProductSplit.PanelRange));
        Projection = Parameters.Projection is { } projection ? new ProjectionPlan(Widths, projection, Workspace.Loss.Projection!, Blocking) : null;
        Loss = new LossPlan(Widths, Parameters, Workspace.Loss, Blocking, OutputOperand);
        SampledLoss = new SampledLossPlan(Widths, Parameters, Blocking);
        Backward = new BackwardPlan(Widths, Parameters, Workspace);
    }

    public ModelSpec Spec { get; }

    public Widths Widths { get; }

    public Cell Cell => Widths.Cell;

    /// <summary>The rows of the unrolled matrices.</summary>
    public UnrolledRows Rows => Widths.Rows;

    public ParameterLayout Parameters { get; }

    /// <summary>The parameter tensors, in the order of a model file.</summary>
    public IReadOnlyList<TensorPlan> Tensors { get; }

    public WorkspaceLayout Workspace { get; }

    public StateLayout State { get; }

    public GroupLayout Group { get; }

    public OutputBlocking Blocking { get; }

    public OutputOperand OutputOperand { get; }

    /// <summary>One word.</summary>
    public StepPlan Step { get; }

    /// <summary>One word of each of 16 sessions.</summary>
    public GroupPlan GroupStep { get; }

    /// <summary>One word of a session or of 16, with int8 weights.</summary>
    public Int8Plan Int8 { get; }

    /// <summary>The look-up of a batch.</summary>
    public LookUp Input { get; }

    /// <summary>The forward pass of training: T steps of B sequences.</summary>
    public RowsForward Forward { get; }

    /// <summary>The projection between h and a tied embedding of another width, in training; null elsewhere.</summary>
    public ProjectionPlan? Projection { get; }

    public LossPlan Loss { get; }

    public SampledLossPlan SampledLoss { get; }

    public BackwardPlan Backward { get; }

    /// <summary>The register tiles of all passes, each once.</summary>
    public IReadOnlyList<Tile> Tiles
    {
        get
        {
            Dictionary<string, Tile> tiles = [];
            void Add(Tile tile)
            {
                if (!tiles.ContainsKey(tile.Name))
                {
                    tiles.Add(tile.Name, tile);
                    foreach (Tile part in tile.Parts)
                    {
                        Add(part);
                    }
                }
            }

            IEnumerable<Kernel> kernels = [.. Forward.Kernels, .. GroupStep.Kernels, .. Loss.Kernels, .. Projection?.Kernels ?? [], .. Backward.Kernels];
            foreach (Tile tile in kernels.SelectMany(static kernel => kernel.Tiles).Concat(Step.Tiles).Concat(Int8.Tiles))
            {
                Add(tile);
            }

            return [.. tiles.Values];
        }
    }
}
