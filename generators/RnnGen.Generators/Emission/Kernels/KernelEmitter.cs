namespace RnnGen.Generators;

/// <summary>Finds the emitter of a kernel.</summary>
internal static class KernelEmitter
{
    public static void Emit(SourceWriter w, Kernel kernel)
    {
        switch (kernel)
        {
            case PanelProduct k: PanelProductEmitter.Emit(w, k); break;
            case PanelOuterProduct k: PanelOuterProductEmitter.Emit(w, k); break;
            case PanelTranspose k: PanelTransposeEmitter.Emit(w, k); break;
            case ColumnSum k: ColumnSumEmitter.Emit(w, k); break;
            case RowGather k: RowGatherEmitter.Emit(w, k); break;
            case RowScatter k: RowScatterEmitter.Emit(w, k); break;
            case WordColumn k: WordColumnEmitter.Emit(w, k); break;
            case WordColumnGather k: WordColumnGatherEmitter.Emit(w, k); break;
            case WordColumnScatter k: WordColumnScatterEmitter.Emit(w, k); break;
            case GateActivation k: GateActivationEmitter.Emit(w, k); break;
            case GateGradient k: GateGradientEmitter.Emit(w, k); break;
            case ChunkExponentials k: ChunkExponentialsEmitter.Emit(w, k); break;
            case SoftmaxTotals k: SoftmaxTotalsEmitter.Emit(w, k); break;
            case LogitGradient k: LogitGradientEmitter.Emit(w, k); break;
            case CandidateGather k: CandidateGatherEmitter.Emit(w, k); break;
            case TargetGather k: TargetGatherEmitter.Emit(w, k); break;
            case CandidateMask k: CandidateMaskEmitter.Emit(w, k); break;
            case TargetLogits k: TargetLogitsEmitter.Emit(w, k); break;
            case TargetGradient k: TargetGradientEmitter.Emit(w, k); break;
            case ColumnScatter k: ColumnScatterEmitter.Emit(w, k); break;
            case MatVec k: MatVecEmitter.Emit(w, k); break;
            case UnitUpdate k: UnitUpdateEmitter.Emit(w, k); break;
            default: throw new InvalidOperationException($"No emitter for {kernel.GetType().Name}.");
        }
    }
}
