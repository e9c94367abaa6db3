namespace RnnGen.Generators;

/// <summary>Everything that is decided about a model before a line is printed.</summary>
internal sealed record ModelPlan(
    ModelSpec Spec,
    PaddedWidths Widths,
    ParameterLayout Parameters,
    IReadOnlyList<TensorPlan> Tensors,
    WorkspaceLayout Workspace,
    StateLayout State,
    GroupLayout Group,
    OutputBlocking Blocking,
    OutputOperand OutputOperand,
    StepPlan Step,
    GroupPlan GroupStep,
    ForwardPlan Forward,
    ProjectionPlan? Projection,
    LossPlan Loss,
    SampledLossPlan SampledLoss,
    BackwardPlan Backward)
{
    /// <summary>The rows of the unrolled matrices.</summary>
    public UnrolledRows Rows => UnrolledRows.Of(Spec);

    /// <summary>Floats from one unit group's gates to the next.</summary>
    public long GateGroupStride => (long)Widths.PanelsPerGroup * Rows.PanelStride;

    /// <summary>Floats of a layer's Whh in front of the weights of its gates: those of a Gru's candidate.</summary>
    public long RecurrentGatesStart(LayerParameters layer) => (long)(Widths.GatePanels - Widths.RecurrentGatePanels) * layer.RecurrentStride;

    public bool IsLstm => Spec.Cell == CellKind.Lstm;

    public bool IsGru => Spec.Cell == CellKind.Gru;

    public static ModelPlan Of(ModelSpec spec)
    {
        PaddedWidths widths = PaddedWidths.Of(spec);
        ParameterLayout parameters = ParameterLayout.Of(spec, widths);
        OutputBlocking blocking = OutputBlocking.Of(spec, widths);
        OutputOperand outputOperand = OutputOperand.Of(spec, parameters, blocking);
        return new ModelPlan(
            spec,
            widths,
            parameters,
            TensorPlan.Of(spec, widths, parameters),
            WorkspaceLayout.Of(spec, widths, parameters, blocking),
            StateLayout.Of(spec, widths, parameters),
            GroupLayout.Of(spec, widths, parameters),
            blocking,
            outputOperand,
            StepPlan.Of(spec, widths, parameters),
            GroupPlan.Of(spec, widths, parameters),
            ForwardPlan.Of(spec, widths, parameters),
            ProjectionPlan.Of(spec, widths, parameters, blocking),
            LossPlan.Of(widths, blocking, outputOperand),
            SampledLossPlan.Of(widths, blocking, outputOperand),
            BackwardPlan.Of(spec, widths, parameters));
    }
}
