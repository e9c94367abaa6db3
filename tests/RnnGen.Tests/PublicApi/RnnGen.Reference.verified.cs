namespace RnnGen.Reference
{
    public readonly ref struct CandidateSample
    {
        public CandidateSample(System.ReadOnlySpan<int> candidates, System.ReadOnlySpan<float> candidateCorrections, System.ReadOnlySpan<float> targetCorrections, System.ReadOnlySpan<int> hits) { }
        public System.ReadOnlySpan<float> CandidateCorrections { get; }
        public System.ReadOnlySpan<int> Candidates { get; }
        public System.ReadOnlySpan<int> Hits { get; }
        public System.ReadOnlySpan<float> TargetCorrections { get; }
    }
    public sealed class ReferenceAdam<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceAdam(System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> parameters, double learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1E-08, double weightDecay = 0, bool isDecoupled = false) { }
        public void Step() { }
    }
    public static class ReferenceClipping
    {
        public static T ClipGlobalNorm<T>(System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> parameters, T maxNorm)
            where T : System.Numerics.IBinaryFloatingPointIeee754<T> { }
        public static void ClipValue<T>(System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> parameters, T maxValue)
            where T : System.Numerics.IBinaryFloatingPointIeee754<T> { }
    }
    public sealed class ReferenceDropout<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceDropout(RnnGen.ModelShape shape) { }
        public RnnGen.ModelShape Shape { get; }
        public System.Span<T> Input(int layer, int step, int sequence) { }
        public System.Span<T> Output(int step, int sequence) { }
        public System.Span<T> RecurrentWeights(int layer) { }
    }
    public sealed class ReferenceModel<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceModel(RnnGen.ModelShape shape) { }
        public T ActivationPenalty { get; }
        public T ActivationRegularization { get; set; }
        public RnnGen.Reference.ReferenceDropout<T>? Dropout { get; set; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> Parameters { get; }
        public RnnGen.ModelShape Shape { get; }
        public T TemporalActivationRegularization { get; set; }
        public void CarryState() { }
        public void CarryState(int step) { }
        public void CopyFrom(System.Collections.Generic.IReadOnlyList<RnnGen.ParameterTensor> tensors, System.ReadOnlySpan<float> packedParameters) { }
        public RnnGen.Reference.ReferenceSession<T> CreateSession() { }
        public T DistilledLoss(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, RnnGen.Reference.SoftTargets<T> softTargets) { }
        public T DistilledLossAndGradients(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, RnnGen.Reference.SoftTargets<T> softTargets) { }
        public System.ReadOnlySpan<T> Gradient(RnnGen.ParameterTensor tensor) { }
        public T[] Gradient(string name) { }
        public System.ReadOnlySpan<T> HiddenState(int layer, int step, int sequence) { }
        public System.ReadOnlySpan<T> HiddenStateGradient(int layer, int step, int sequence) { }
        public T Loss(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, int wordCount) { }
        public T LossAndGradients(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, int wordCount) { }
        public T[] Parameter(string name) { }
        public void ResetState() { }
        public T SampledLoss(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, RnnGen.Reference.CandidateSample sample) { }
        public T SampledLossAndGradients(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets, RnnGen.Reference.CandidateSample sample) { }
        public static RnnGen.Reference.ReferenceModel<T> From(RnnGen.RnnModel model) { }
        public static RnnGen.Reference.ReferenceModel<T> From(RnnGen.ModelFile file, RnnGen.ModelShape? shape = null) { }
        public static RnnGen.Reference.ReferenceModel<T> From(RnnGen.RnnModel model, RnnGen.ModelShape shape) { }
    }
    public sealed class ReferenceParameter<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceParameter(string name, int rows, int columns = 1) { }
        public int Columns { get; }
        public T[] Gradient { get; }
        public string Name { get; }
        public int Rows { get; }
        public T[] Values { get; }
    }
    public sealed class ReferenceRmsProp<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceRmsProp(System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> parameters, double learningRate, double alpha = 0.99, double epsilon = 1E-08, double weightDecay = 0) { }
        public void Step() { }
    }
    public sealed class ReferenceSession<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public System.ReadOnlySpan<T> HiddenState(int layer) { }
        public void Logits(System.Span<T> logits) { }
        public void Probabilities(System.Span<T> probabilities) { }
        public System.ReadOnlySpan<T> Record(int layer) { }
        public void Reset() { }
        public void Step(int token) { }
    }
    public sealed class ReferenceSgd<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public ReferenceSgd(System.Collections.Generic.IReadOnlyList<RnnGen.Reference.ReferenceParameter<T>> parameters, double learningRate, double momentum = 0, double weightDecay = 0) { }
        public void Step() { }
    }
    public sealed class SoftTargets<T>
        where T : System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        public SoftTargets(T[] probabilities, int wordCount, T weight) { }
        public int Rows { get; }
        public T Weight { get; }
        public int WordCount { get; }
        public System.ReadOnlySpan<T> Row(int row) { }
    }
}