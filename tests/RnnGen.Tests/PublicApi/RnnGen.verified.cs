namespace RnnGen.CompilerServices
{
    public readonly struct ActivationPenalties
    {
        public void AddGradient(ref float hidden, ref float gradient, nuint units, nuint rows, nuint panelStride, nuint gradientStride, RnnGen.CompilerServices.TeamMember member) { }
        public void AddTemporalGradient(ref float hidden, ref float gradient, nuint units, nuint rows, nuint sequences, nuint panelStride, nuint gradientStride, RnnGen.CompilerServices.TeamMember member) { }
    }
    public readonly struct CarriedRegion : System.IEquatable<RnnGen.CompilerServices.CarriedRegion>
    {
        public required int Offset { get; init; }
        public required int PanelCount { get; init; }
        public required int PanelFloats { get; init; }
        public required int PanelStride { get; init; }
    }
    public readonly struct DropoutMask
    {
        public void Drop(ref float values, nuint panels, nuint rows, nuint panelStride, RnnGen.CompilerServices.TeamMember member) { }
        public System.Single& Drop(ref float values, ref float copy, nuint panels, nuint rows, nuint panelStride, RnnGen.CompilerServices.TeamMember member) { }
        public void DropPanels(ref float values, nuint rows, nuint panelStride, nuint firstPanel, nuint endPanel) { }
    }
    public static class GradientNorm
    {
        public static void SquarePanels(ref float gradients, nuint panelStride, ref float squares, nuint firstPanel, nuint endPanel) { }
    }
    public sealed class Int8Layout : RnnGen.CompilerServices.ServingLayout, System.IEquatable<RnnGen.CompilerServices.Int8Layout>
    {
        public Int8Layout() { }
        public required System.Collections.Generic.IReadOnlyList<RnnGen.ParameterTensor> Biases { get; init; }
        public required System.Collections.Generic.IReadOnlyList<RnnGen.CompilerServices.Int8Tensor> Weights { get; init; }
    }
    public sealed class Int8Tensor : System.IEquatable<RnnGen.CompilerServices.Int8Tensor>
    {
        public Int8Tensor() { }
        public int CorrectionsOffset { get; init; }
        public required int Offset { get; init; }
        public int PanelStride { get; init; }
        public required int ScalesOffset { get; init; }
        public required RnnGen.ParameterTensor Source { get; init; }
        public int WordBytes { get; init; }
    }
    public sealed class NetworkLayout : RnnGen.CompilerServices.ServingLayout, System.IEquatable<RnnGen.CompilerServices.NetworkLayout>
    {
        public NetworkLayout() { }
        public required System.Collections.Generic.IReadOnlyList<RnnGen.CompilerServices.CarriedRegion> CarriedRegions { get; init; }
        public required int SquaresFloats { get; init; }
        public required int SquaresOffset { get; init; }
        public required System.Collections.Generic.IReadOnlyList<RnnGen.ParameterTensor> Tensors { get; init; }
        public required int WorkspaceFloats { get; init; }
    }
    public sealed class PanelLayout : System.IEquatable<RnnGen.CompilerServices.PanelLayout>
    {
        public PanelLayout() { }
        public int FirstGate { get; init; }
        public required int Gates { get; init; }
        public required int Offset { get; init; }
        public required int PanelStride { get; init; }
        public required int RowStride { get; init; }
        public required int Units { get; init; }
        public required int UnitsPerGroup { get; init; }
        public int IndexOf(int row, int column) { }
    }
    public static class Panels
    {
        public static void CarryRows(System.Span<float> matrix, int panelStride, int offset, int length) { }
        public static void ClearRows(System.Span<float> matrix, int panelStride, int length) { }
        public static void SumColumns(ref float values, nuint rows, ref float result, bool accumulate, nuint firstPanel, nuint endPanel) { }
        public static double SumOfLosses(System.ReadOnlySpan<float> rowLosses) { }
        public static void Transpose(ref float weights, nuint depth, ref float result, nuint resultStride, nuint firstPanel, nuint endPanel) { }
    }
    public static class Quantization
    {
        public const int Zero = 64;
        public static System.Runtime.Intrinsics.Vector256<int> MultiplyAdd(System.Runtime.Intrinsics.Vector256<int> sums, int four, System.Runtime.Intrinsics.Vector256<float> weights) { }
        public static System.Runtime.Intrinsics.Vector512<int> MultiplyAdd(System.Runtime.Intrinsics.Vector512<int> sums, int four, System.Runtime.Intrinsics.Vector512<float> weights) { }
        public static float Quantize(ref float vector, nuint panelStride, ref float values, nuint panels) { }
        public static float ReadColumnValues(ref float weights, nuint slots, ref float scales, nuint word, ref float values) { }
        public static float ReadValues(ref float table, nuint wordStart, float scale, ref float values, nuint panels) { }
        public static void ReadWord(ref float table, nuint wordStart, float scale, ref float vector, nuint panelStride, nuint panels) { }
        public static void ReadWordWithBias(ref float table, nuint wordStart, ref float scales, ref float start, ref float vector, nuint panelStride, nuint panels) { }
        public static float WriteWord(ref float vector, ref float table, nuint wordStart, nuint panels) { }
    }
    public readonly struct Regularization
    {
        public RnnGen.CompilerServices.ActivationPenalties Activations { get; }
        public RnnGen.CompilerServices.DropoutMask Embedding { get; }
        public RnnGen.CompilerServices.DropoutMask Output { get; }
        public RnnGen.CompilerServices.SoftTargetRows SoftTargets { get; }
        public RnnGen.CompilerServices.DropoutMask Layer(int layer) { }
        public RnnGen.CompilerServices.DropoutMask RecurrentWeights(int layer) { }
    }
    public abstract class RnnNetwork : RnnGen.CompilerServices.ServingNetwork
    {
        protected RnnNetwork() { }
        public abstract RnnGen.CompilerServices.ServingNetwork Int8Passes { get; }
        [get: System.Runtime.CompilerServices.PreserveBaseOverrides]
        public new abstract RnnGen.CompilerServices.NetworkLayout Layout { get; }
        public abstract void Backward(System.ReadOnlySpan<float> parameters, System.Span<float> gradients, System.Span<float> workspace, System.ReadOnlySpan<int> inputs, in RnnGen.CompilerServices.Regularization regularization, RnnGen.CompilerServices.TeamMember member);
        public abstract void CarryState(System.Span<float> workspace, int step);
        public abstract void Forward(System.ReadOnlySpan<float> parameters, System.Span<float> workspace, System.ReadOnlySpan<int> inputs, in RnnGen.CompilerServices.Regularization regularization, RnnGen.CompilerServices.TeamMember member);
        public abstract double Loss(System.ReadOnlySpan<float> parameters, System.Span<float> gradients, System.Span<float> workspace, System.ReadOnlySpan<int> targets, int wordCount, float scale, in RnnGen.CompilerServices.Regularization regularization, RnnGen.CompilerServices.TeamMember member);
        public abstract void ResetState(System.Span<float> workspace);
        public abstract int SampledFloats(int candidates);
        public abstract double SampledLoss(System.ReadOnlySpan<float> parameters, System.Span<float> gradients, System.Span<float> workspace, System.Span<float> sampled, RnnGen.CompilerServices.SampledTargets batch, float scale, in RnnGen.CompilerServices.Regularization regularization, RnnGen.CompilerServices.TeamMember member);
    }
    public static class SampledColumns
    {
        public static void AddTargetGradients(ref float logits, ref float targetWeights, nuint rows, nuint depth, ref float hiddenGradient, nuint gradientStride, ref float targetGradients, RnnGen.CompilerServices.TeamMember member) { }
        public static void GatherCandidates(System.ReadOnlySpan<int> candidates, System.ReadOnlySpan<float> corrections, ref float why, ref float by, nuint depth, ref float weights, ref float bias, nuint firstPanel, nuint endPanel) { }
        public static void GatherTargets(System.ReadOnlySpan<int> targets, ref float why, nuint depth, ref float targetWeights, RnnGen.CompilerServices.TeamMember member) { }
        public static void LeaveOutHits(ref float logits, System.ReadOnlySpan<int> hits, nuint firstPanel, nuint endPanel) { }
        public static void Scatter(System.ReadOnlySpan<int> candidates, System.ReadOnlySpan<int> targets, ref float weightGradients, ref float biasGradients, ref float targetGradients, ref float hidden, nuint hiddenStride, nuint depth, ref float dwhy, ref float dby, RnnGen.CompilerServices.TeamMember member) { }
        public static void ScoreTargets(ref float hidden, nuint hiddenStride, ref float targetWeights, nuint depth, System.ReadOnlySpan<int> targets, System.ReadOnlySpan<float> corrections, ref float by, ref float logits) { }
    }
    public readonly ref struct SampledTargets
    {
        public System.ReadOnlySpan<float> CandidateCorrections { get; }
        public System.ReadOnlySpan<int> Candidates { get; }
        public System.ReadOnlySpan<int> Columns { get; }
        public System.ReadOnlySpan<int> Hits { get; }
        public System.ReadOnlySpan<float> TargetCorrections { get; }
        public System.ReadOnlySpan<int> Targets { get; }
    }
    public class ServingLayout : System.IEquatable<RnnGen.CompilerServices.ServingLayout>
    {
        public ServingLayout() { }
        public required int CarriedFloats { get; init; }
        public required long FoldedInputFloats { get; init; }
        public required int GroupFloats { get; init; }
        public required int OutputInputOffset { get; init; }
        public required int OutputOffset { get; init; }
        public required int ParameterFloats { get; init; }
        public required int StateFloats { get; init; }
        public int WordVectors { get; init; }
    }
    public abstract class ServingNetwork
    {
        public const int GroupRows = 16;
        public const int PanelWidth = 16;
        protected ServingNetwork() { }
        public abstract RnnGen.CompilerServices.ServingLayout Layout { get; }
        public abstract RnnGen.ModelShape Shape { get; }
        public virtual void FoldInput(System.ReadOnlySpan<float> parameters, System.Span<float> foldedInput) { }
        public abstract void GroupLogits(System.ReadOnlySpan<float> output, System.Span<float> group, System.Span<float> logits, int firstPanel, int panelCount);
        public abstract void Logits(System.ReadOnlySpan<float> output, System.Span<float> state, System.Span<float> logits, int firstPanel, int panelCount);
        public abstract void Step(System.ReadOnlySpan<float> parameters, System.Span<float> state, int token);
        public virtual void StepFolded(System.ReadOnlySpan<float> parameters, System.ReadOnlySpan<float> foldedInput, System.Span<float> state, int token) { }
        public abstract void StepGroup(System.ReadOnlySpan<float> parameters, System.Span<float> group, System.ReadOnlySpan<int> tokens);
    }
    public readonly struct SoftTargetRows
    {
        public void AddGradient(ref float gradient, System.ReadOnlySpan<int> targets, float scale, nuint firstPanel, nuint endPanel, nuint firstRow, nuint panelStride) { }
    }
    public sealed class TeamMember
    {
        public static RnnGen.CompilerServices.TeamMember Alone { get; }
        public void Barrier() { }
        public RnnGen.CompilerServices.TeamShare Share(nuint parts) { }
    }
    public struct TeamShare
    {
        public System.UIntPtr Current { get; }
        public System.UIntPtr End { get; }
        public RnnGen.CompilerServices.TeamShare GetEnumerator() { }
        public bool MoveNext() { }
        public bool MoveToRange() { }
    }
    public static class VectorMath
    {
        public static System.Runtime.Intrinsics.Vector256<float> Exp(System.Runtime.Intrinsics.Vector256<float> x) { }
        public static System.Runtime.Intrinsics.Vector512<float> Exp(System.Runtime.Intrinsics.Vector512<float> x) { }
        public static float Largest(System.Runtime.Intrinsics.Vector256<float> lanes) { }
        public static System.Runtime.Intrinsics.Vector512<float> LoadFourTimes(ref float source, nuint offset) { }
        public static System.Runtime.Intrinsics.Vector512<float> LoadHalves(ref float source, nuint lower, nuint upper) { }
        public static System.Runtime.Intrinsics.Vector256<float> LoadTwice(ref float source, nuint offset) { }
        public static System.Runtime.Intrinsics.Vector256<float> MultiplyAdd(System.Runtime.Intrinsics.Vector256<float> a, System.Runtime.Intrinsics.Vector256<float> b, System.Runtime.Intrinsics.Vector256<float> c) { }
        public static void Prefetch(ref float source, nuint offset) { }
        public static void PrefetchFar(ref float source, nuint offset) { }
        public static void PrefetchPanel(ref float source, nuint offset) { }
        public static void PrefetchRow(ref float row, nuint length) { }
        public static System.Runtime.Intrinsics.Vector256<float> Repeat0(System.Runtime.Intrinsics.Vector256<float> four) { }
        public static System.Runtime.Intrinsics.Vector512<float> Repeat0(System.Runtime.Intrinsics.Vector512<float> four) { }
        public static System.Runtime.Intrinsics.Vector256<float> Repeat1(System.Runtime.Intrinsics.Vector256<float> four) { }
        public static System.Runtime.Intrinsics.Vector512<float> Repeat1(System.Runtime.Intrinsics.Vector512<float> four) { }
        public static System.Runtime.Intrinsics.Vector256<float> Repeat2(System.Runtime.Intrinsics.Vector256<float> four) { }
        public static System.Runtime.Intrinsics.Vector512<float> Repeat2(System.Runtime.Intrinsics.Vector512<float> four) { }
        public static System.Runtime.Intrinsics.Vector256<float> Repeat3(System.Runtime.Intrinsics.Vector256<float> four) { }
        public static System.Runtime.Intrinsics.Vector512<float> Repeat3(System.Runtime.Intrinsics.Vector512<float> four) { }
        public static System.Runtime.Intrinsics.Vector256<float> Sigmoid(System.Runtime.Intrinsics.Vector256<float> x) { }
        public static System.Runtime.Intrinsics.Vector512<float> Sigmoid(System.Runtime.Intrinsics.Vector512<float> x) { }
        public static System.Runtime.Intrinsics.Vector256<float> SigmoidTimesTanh(System.Runtime.Intrinsics.Vector256<float> x, System.Runtime.Intrinsics.Vector256<float> y) { }
        public static System.Runtime.Intrinsics.Vector512<float> SigmoidTimesTanh(System.Runtime.Intrinsics.Vector512<float> x, System.Runtime.Intrinsics.Vector512<float> y) { }
        public static System.Runtime.Intrinsics.Vector256<float> Tanh(System.Runtime.Intrinsics.Vector256<float> x) { }
        public static System.Runtime.Intrinsics.Vector512<float> Tanh(System.Runtime.Intrinsics.Vector512<float> x) { }
    }
    public static class WordColumns
    {
        public static void Add(System.ReadOnlySpan<int> words, ref float gradient, ref float dwhy, nuint depth, nuint panels, ref float squares, RnnGen.CompilerServices.TeamMember member) { }
        public static void Gather(System.ReadOnlySpan<int> words, ref float why, nuint depth, ref float result, RnnGen.CompilerServices.TeamMember member) { }
        public static void Read(nuint word, ref float why, nuint depth, ref float result) { }
    }
    public static class WordRows
    {
        public static void Add(System.ReadOnlySpan<int> words, ref float gradient, ref float table, nuint panels, ref float squares, RnnGen.CompilerServices.TeamMember member) { }
        public static void Clear(System.ReadOnlySpan<int> words, ref float table, nuint panels, RnnGen.CompilerServices.TeamMember member) { }
        public static void Gather(System.ReadOnlySpan<int> words, ref float table, nuint panels, ref float result, RnnGen.CompilerServices.TeamMember member) { }
        public static void GatherWithBias(System.ReadOnlySpan<int> words, ref float table, ref float bias, nuint panels, ref float result, RnnGen.CompilerServices.TeamMember member) { }
    }
}
namespace RnnGen
{
    public sealed class CompletionOptions : System.IEquatable<RnnGen.CompletionOptions>
    {
        public CompletionOptions() { }
        public RnnGen.WordMask? Mask { get; init; }
        public RnnGen.PrefixMatching Matching { get; init; }
        public bool OverAllWords { get; init; }
        public static RnnGen.CompletionOptions Default { get; }
    }
    public sealed class DynamicEvaluation
    {
        public DynamicEvaluation(RnnGen.RnnModel model, RnnGen.DynamicEvaluationOptions? options = null) { }
        public RnnGen.DynamicEvaluationOptions Options { get; }
        public int Steps { get; }
    }
    public sealed class DynamicEvaluationOptions : System.IEquatable<RnnGen.DynamicEvaluationOptions>
    {
        public DynamicEvaluationOptions() { }
        public float Decay { get; init; }
        public bool InBackground { get; init; }
        public float LearningRate { get; init; }
        public bool OutputLayerOnly { get; init; }
        public static RnnGen.DynamicEvaluationOptions Default { get; }
    }
    public readonly struct Evaluation : System.IEquatable<RnnGen.Evaluation>
    {
        public required double Perplexity { get; init; }
        public required double PerplexityWithoutUnknown { get; init; }
        public required int Tokens { get; init; }
        public required double Top1 { get; init; }
        public required double Top3 { get; init; }
        public required double Top5 { get; init; }
        public required double UnknownRate { get; init; }
    }
    public sealed class Evaluator
    {
        public RnnGen.Evaluation Evaluate(System.ReadOnlySpan<int> tokens) { }
        public static RnnGen.Evaluation Evaluate(RnnGen.IWordPredictor predictor, System.ReadOnlySpan<int> tokens, int firstTarget = 1) { }
        public static int WordsNeeded(RnnGen.ModelShape shape) { }
    }
    public readonly struct FeedResult : System.IEquatable<RnnGen.FeedResult>
    {
        public int UnknownWords { get; init; }
        public int Words { get; init; }
    }
    public sealed class FreezeOptions : System.IEquatable<RnnGen.FreezeOptions>
    {
        public FreezeOptions() { }
        public System.ReadOnlyMemory<int> CalibrationText { get; init; }
        public long CompletionTableBudgetBytes { get; init; }
        public long FoldedTableBudgetBytes { get; init; }
        public RnnGen.WeightPrecision Precision { get; init; }
    }
    public sealed class FrozenModel
    {
        public long CompletionTableBytes { get; }
        public long FoldedTableBytes { get; }
        public bool IsOptimized { get; }
        public long OutputRowBytes { get; }
        public RnnGen.WeightPrecision Precision { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.QuantizationError> QuantizationErrors { get; }
        public RnnGen.ModelShape Shape { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public RnnGen.Evaluator CreateEvaluator() { }
        public RnnGen.Session CreateSession() { }
        public RnnGen.SessionGroup CreateSessionGroup(int count) { }
        public System.ReadOnlyMemory<byte> Save() { }
        public void Save(System.IO.Stream stream) { }
        public void Save(string path) { }
    }
    public interface IRnnModel<TSelf>
        where TSelf : RnnGen.RnnModel, RnnGen.IRnnModel<TSelf>
    {
        RnnGen.ModelShape Shape { get; }
        long TrainingWorkspaceBytes { get; }
        TSelf Create(RnnGen.Vocabulary vocabulary, ulong seed = 0);
        TSelf Load(RnnGen.ModelFile file);
        TSelf Load(System.IO.Stream stream);
        TSelf Load(System.ReadOnlyMemory<byte> bytes);
        TSelf Load(string path);
        RnnGen.FrozenModel LoadFrozen(RnnGen.ModelFile file, RnnGen.FreezeOptions? options = null);
    }
    public interface IWordPredictor
    {
        int StateSizeInBytes { get; }
        RnnGen.Vocabulary Vocabulary { get; }
        int WordCount { get; }
        int Complete(System.ReadOnlySpan<char> prefix, System.Span<RnnGen.Suggestion> suggestions, RnnGen.CompletionOptions? options = null);
        void CopyTo(System.Span<byte> destination);
        RnnGen.FeedResult Feed(System.ReadOnlySpan<char> text);
        void Feed(int token);
        double Probability(int token);
        void Read(int token);
        void Reset();
        void Restore(System.ReadOnlySpan<byte> source);
        int Sample(RnnGen.SamplingOptions options, ref RnnGen.RandomSource random);
        RnnGen.FeedResult SetText(string text);
        int Suggest(System.Span<RnnGen.Suggestion> suggestions, RnnGen.WordMask? mask = null);
        int TokenOf(System.ReadOnlySpan<char> word);
        string WordOf(int token);
    }
    public sealed class InvalidModelFileException : System.IO.IOException
    {
        public InvalidModelFileException(string path, string problem, System.Exception? innerException = null) { }
        public string Path { get; }
    }
    public sealed class InvalidProfileException : System.IO.IOException
    {
        public InvalidProfileException(string path, string problem) { }
        public string Path { get; }
    }
    public enum LossPosition
    {
        EveryStep = 0,
        LastStep = 1,
    }
    public sealed class ModelFile : System.IDisposable
    {
        public System.Collections.Generic.IReadOnlyDictionary<string, string> Metadata { get; }
        public string Path { get; }
        public RnnGen.WeightPrecision Precision { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.QuantizationError> QuantizationErrors { get; }
        public RnnGen.ModelShape Shape { get; }
        public long SizeInBytes { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.SafetensorsTensor> Tensors { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public void Dispose() { }
        public sbyte[] ReadInt8Tensor(string name) { }
        public float[] ReadTensor(string name) { }
        public System.ReadOnlyMemory<byte> ToInt8() { }
        public void Verify() { }
        public static System.Collections.Generic.IReadOnlyDictionary<string, string> CreateMetadata(RnnGen.RnnModel model) { }
        public static System.ReadOnlyMemory<byte> FromTensors(RnnGen.ModelShape shape, RnnGen.Vocabulary vocabulary, System.Collections.Generic.IReadOnlyDictionary<string, float[]> tensors) { }
        public static RnnGen.ModelFile Open(System.IO.Stream stream, RnnGen.TextTokenizer? tokenizer = null) { }
        public static RnnGen.ModelFile Open(System.ReadOnlyMemory<byte> bytes, RnnGen.TextTokenizer? tokenizer = null) { }
        public static RnnGen.ModelFile Open(string path, RnnGen.TextTokenizer? tokenizer = null) { }
        public static void ThrowIfNotWritable(string path) { }
    }
    public sealed class ModelShape : System.IEquatable<RnnGen.ModelShape>
    {
        public ModelShape() { }
        public int BatchSize { get; init; }
        public required RnnGen.RecurrentCell Cell { get; init; }
        public int EmbeddingSize { get; init; }
        public int Gates { get; }
        public bool HasProjection { get; }
        public required int HiddenSize { get; init; }
        public bool IsOneHot { get; }
        public int Layers { get; init; }
        public RnnGen.LossPosition Loss { get; init; }
        public int OutputDepth { get; }
        public long ParameterCount { get; }
        public int SequenceLength { get; init; }
        public int TargetsPerBatch { get; }
        public bool TieEmbeddings { get; init; }
        public required int VocabularySize { get; init; }
        public int InputSize(int layer) { }
    }
    public sealed class NonFiniteLogitsException : System.InvalidOperationException { }
    public static class ParameterInitializer
    {
        public static void Initialize(RnnGen.ModelShape shape, System.Collections.Generic.IReadOnlyList<RnnGen.ParameterTensor> tensors, System.Span<float> parameters, ulong seed) { }
    }
    public enum ParameterRole
    {
        Embedding = 0,
        InputWeights = 1,
        RecurrentWeights = 2,
        Bias = 3,
        CandidateBias = 4,
        OutputWeights = 5,
        OutputBias = 6,
        Projection = 7,
    }
    public sealed class ParameterTensor : System.IEquatable<RnnGen.ParameterTensor>
    {
        public ParameterTensor() { }
        public required int Columns { get; init; }
        public bool IsVector { get; }
        public int Layer { get; init; }
        public required RnnGen.CompilerServices.PanelLayout Layout { get; init; }
        public int Length { get; }
        public required string Name { get; init; }
        public required RnnGen.ParameterRole Role { get; init; }
        public required int Rows { get; init; }
        public required bool Transposed { get; init; }
        public RnnGen.ParameterTensor At(int offset) { }
        public void Pack(System.ReadOnlySpan<float> rowMajor, System.Span<float> slab) { }
        public void Unpack(System.ReadOnlySpan<float> slab, System.Span<float> rowMajor) { }
    }
    public sealed class Predictor : RnnGen.IWordPredictor
    {
        public Predictor(RnnGen.FrozenModel model, RnnGen.Profile profile, RnnGen.PredictorOptions? options = null, RnnGen.IWordPredictor? companion = null, RnnGen.DynamicEvaluation? adaptation = null) { }
        public RnnGen.Profile Profile { get; }
        public long SizeInBytes { get; }
        public int StateSizeInBytes { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.SourceWeight> Weights { get; }
        public int WordCount { get; }
        public void Accept(System.ReadOnlySpan<char> word) { }
        public int Complete(System.ReadOnlySpan<char> prefix, System.Span<RnnGen.Suggestion> suggestions, RnnGen.CompletionOptions? options = null) { }
        public void CopyTo(System.Span<byte> destination) { }
        public RnnGen.FeedResult Feed(System.ReadOnlySpan<char> text) { }
        public void Feed(int token) { }
        public bool Forget(string word) { }
        public double LogProbability(System.ReadOnlySpan<char> word) { }
        public double Probability(int token) { }
        public RnnGen.FeedResult Read(System.ReadOnlySpan<char> text) { }
        public void Read(int token) { }
        public void Reset() { }
        public void Restore(System.ReadOnlySpan<byte> source) { }
        public RnnGen.FeedResult SetText(string text) { }
        public int Suggest(System.Span<RnnGen.Suggestion> suggestions, RnnGen.WordMask? mask = null) { }
        public int TokenOf(System.ReadOnlySpan<char> word) { }
        public string WordOf(int token) { }
    }
    public sealed class PredictorOptions : System.IEquatable<RnnGen.PredictorOptions>
    {
        public PredictorOptions() { }
        public string Beginning { get; init; }
        public int CacheSize { get; init; }
        public float CacheTheta { get; init; }
        public System.Collections.Generic.IReadOnlyCollection<string> NeverSuggested { get; init; }
        public bool UsesNGrams { get; init; }
        public bool UsesOwnWords { get; init; }
        public static RnnGen.PredictorOptions Default { get; }
        public static RnnGen.PredictorOptions ForServers { get; }
    }
    public enum PrefixMatching
    {
        Exact = 0,
        IgnoreCaseAndAccents = 1,
    }
    public sealed class Profile
    {
        public Profile(RnnGen.TextTokenizer tokenizer, RnnGen.ProfileOptions? options = null) { }
        public RnnGen.ProfileOptions Options { get; }
        public long SizeInBytes { get; }
        public RnnGen.TextTokenizer Tokenizer { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.ProfileWord> Words { get; }
        public int WordsRead { get; }
        public void Clear() { }
        public bool Forget(string word) { }
        public System.ReadOnlyMemory<byte> Save() { }
        public void Save(System.IO.Stream stream) { }
        public void Save(string path) { }
        public static string FileNameFor(RnnGen.TextTokenizer tokenizer) { }
        public static RnnGen.Profile Load(string path) { }
        public static RnnGen.Profile Load(System.IO.Stream stream, RnnGen.TextTokenizer tokenizer, RnnGen.ProfileOptions? options = null) { }
        public static RnnGen.Profile Load(System.ReadOnlyMemory<byte> bytes, RnnGen.TextTokenizer tokenizer, RnnGen.ProfileOptions? options = null) { }
        public static RnnGen.Profile Load(string path, RnnGen.TextTokenizer tokenizer, RnnGen.ProfileOptions? options = null) { }
    }
    public sealed class ProfileOptions : System.IEquatable<RnnGen.ProfileOptions>
    {
        public ProfileOptions() { }
        public int MaxNGrams { get; init; }
        public int MaxWords { get; init; }
        public int TimesWritten { get; init; }
        public static RnnGen.ProfileOptions Default { get; }
        public static RnnGen.ProfileOptions ForServers { get; }
    }
    public readonly struct ProfileWord : System.IEquatable<RnnGen.ProfileWord>
    {
        public ProfileWord(string Word, int Count, bool IsSuggested) { }
        public int Count { get; init; }
        public bool IsSuggested { get; init; }
        public string Word { get; init; }
    }
    public sealed class QuantizationError : System.IEquatable<RnnGen.QuantizationError>
    {
        public QuantizationError(string Tensor, long Elements, double Largest, double Mean) { }
        public long Elements { get; init; }
        public double Largest { get; init; }
        public double Mean { get; init; }
        public string Tensor { get; init; }
    }
    public struct RandomSource
    {
        public RandomSource(ulong seed) { }
        public RandomSource(ulong seed, ulong stream) { }
        public double NextDouble() { }
        public int NextInt32(int bound) { }
        public float NextNormal() { }
        public float NextSingle() { }
        public uint NextUInt32() { }
        public ulong NextUInt64() { }
    }
    public enum RecurrentCell
    {
        Tanh = 0,
        Relu = 1,
        Lstm = 2,
        Gru = 3,
        Cifg = 4,
    }
    public abstract class RnnModel
    {
        protected RnnModel(RnnGen.CompilerServices.RnnNetwork network, RnnGen.ModelFile file) { }
        protected RnnModel(RnnGen.CompilerServices.RnnNetwork network, RnnGen.Vocabulary vocabulary, ulong seed) { }
        public bool IsOptimized { get; }
        public RnnGen.ModelShape Shape { get; }
        public System.Collections.Generic.IReadOnlyList<RnnGen.ParameterTensor> Tensors { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public void CopyParametersFrom(RnnGen.RnnModel other) { }
        public RnnGen.Evaluator CreateEvaluator() { }
        public RnnGen.Session CreateSession() { }
        public RnnGen.Training.Trainer CreateTrainer(RnnGen.Training.TrainingOptions options) { }
        public RnnGen.FrozenModel Freeze(RnnGen.FreezeOptions? options = null) { }
        public void InitializeOutputBias(System.ReadOnlySpan<int> tokens) { }
        public void ReadTensor(string name, System.Span<float> rowMajor) { }
        public System.ReadOnlyMemory<byte> Save() { }
        public void Save(System.IO.Stream stream) { }
        public void Save(string path) { }
        public void WriteTensor(string name, System.ReadOnlySpan<float> rowMajor) { }
        protected static RnnGen.FrozenModel LoadFrozen(RnnGen.CompilerServices.RnnNetwork network, RnnGen.ModelFile file, RnnGen.FreezeOptions? options) { }
    }
    [System.AttributeUsage(System.AttributeTargets.Class, Inherited=false)]
    public sealed class RnnModelAttribute : System.Attribute
    {
        public RnnModelAttribute(RnnGen.RecurrentCell cell) { }
        public int BatchSize { get; set; }
        public RnnGen.RecurrentCell Cell { get; }
        public int EmbeddingSize { get; set; }
        public int HiddenSize { get; set; }
        public int Layers { get; set; }
        public RnnGen.LossPosition Loss { get; set; }
        public int SequenceLength { get; set; }
        public bool TieEmbeddings { get; set; }
        public int VocabularySize { get; set; }
    }
    public static class RnnModelExtensions
    {
        public static TModel WithVocabulary<TModel>(this TModel model, RnnGen.Vocabulary vocabulary)
            where TModel : RnnGen.RnnModel, RnnGen.IRnnModel<TModel> { }
    }
    public enum SafetensorsDtype
    {
        F32 = 0,
        I8 = 1,
    }
    public sealed class SafetensorsTensor : System.IEquatable<RnnGen.SafetensorsTensor>
    {
        public SafetensorsTensor(string Name, System.Collections.Generic.IReadOnlyList<int> Shape, long Begin, long End) { }
        public long Begin { get; init; }
        public RnnGen.SafetensorsDtype Dtype { get; init; }
        public long End { get; init; }
        public int Length { get; }
        public string Name { get; init; }
        public System.Collections.Generic.IReadOnlyList<int> Shape { get; init; }
        public string ShapeText { get; }
    }
    public sealed class SamplingOptions : System.IEquatable<RnnGen.SamplingOptions>
    {
        public SamplingOptions() { }
        public RnnGen.WordMask? Mask { get; init; }
        public float RepetitionPenalty { get; init; }
        public float Temperature { get; init; }
        public int TopK { get; init; }
        public float TopP { get; init; }
        public static RnnGen.SamplingOptions Default { get; }
        public static RnnGen.SamplingOptions Greedy { get; }
    }
    public sealed class ServingModel
    {
        public ServingModel(RnnGen.RnnModel model, RnnGen.FreezeOptions? options = null) { }
        public RnnGen.ModelShape Shape { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public RnnGen.Session CreateSession() { }
        public RnnGen.SessionGroup CreateSessionGroup(int count) { }
        public void Swap(RnnGen.RnnModel model) { }
    }
    public sealed class Session : RnnGen.IWordPredictor
    {
        public int SizeInBytes { get; }
        public int StateSizeInBytes { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public int Complete(System.ReadOnlySpan<char> prefix, System.Span<RnnGen.Suggestion> suggestions, RnnGen.CompletionOptions? options = null) { }
        public void CopyTo(System.Span<byte> destination) { }
        public RnnGen.FeedResult Feed(System.ReadOnlySpan<char> text) { }
        public void Feed(int token) { }
        public void Generate(System.Span<int> tokens, RnnGen.SamplingOptions options, ref RnnGen.RandomSource random) { }
        public int Generate(System.Span<char> text, ref RnnGen.TextComposer composer, RnnGen.SamplingOptions options, ref RnnGen.RandomSource random) { }
        public void Logits(System.Span<float> logits) { }
        public void Probabilities(System.Span<float> probabilities) { }
        public double Probability(int token) { }
        public void Reset() { }
        public void Restore(System.ReadOnlySpan<byte> source) { }
        public int Sample(RnnGen.SamplingOptions options, ref RnnGen.RandomSource random) { }
        public RnnGen.FeedResult SetText(string text) { }
        public int Suggest(System.Span<RnnGen.Suggestion> suggestions, RnnGen.WordMask? mask = null) { }
    }
    public sealed class SessionGroup
    {
        public const int NoWord = -1;
        public int Count { get; }
        public long SizeInBytes { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public void Feed(System.ReadOnlySpan<int> tokens) { }
        public void Reset() { }
        public void Reset(int session) { }
        public int Suggest(System.Span<RnnGen.Suggestion> suggestions, RnnGen.WordMask? mask = null) { }
    }
    public enum Source
    {
        Network = 0,
        Cache = 1,
        NGrams = 2,
        Companion = 3,
        Adaptation = 4,
    }
    public readonly struct SourceWeight : System.IEquatable<RnnGen.SourceWeight>
    {
        public SourceWeight(RnnGen.Source Source, double Weight) { }
        public RnnGen.Source Source { get; init; }
        public double Weight { get; init; }
    }
    public readonly struct Suggestion : System.IEquatable<RnnGen.Suggestion>
    {
        public Suggestion(int Token, float Probability) { }
        public float Probability { get; init; }
        public int Token { get; init; }
    }
    public struct TextComposer
    {
        public TextComposer(RnnGen.TextTokenizer tokenizer) { }
        public TextComposer(RnnGen.TextTokenizer tokenizer, System.ReadOnlySpan<char> beginning) { }
        public bool TryAppend(System.ReadOnlySpan<char> word, System.Span<char> destination, out int written) { }
    }
    public abstract class TextTokenizer
    {
        public const int MaxTokenLength = 256;
        protected TextTokenizer(bool lowerCase, string? culture = null) { }
        public string? Culture { get; }
        public virtual bool HasSentences { get; }
        public abstract string Kind { get; }
        public bool LowerCase { get; }
        public virtual char Separator { get; }
        protected virtual int GapLength(System.ReadOnlySpan<char> text) { }
        public virtual System.ReadOnlySpan<char> Normalize(System.ReadOnlySpan<char> word, System.Span<char> buffer) { }
        public virtual RnnGen.TokenSpacing SpacingOf(System.ReadOnlySpan<char> token) { }
        public virtual System.ReadOnlySpan<char> TextOf(System.ReadOnlySpan<char> token) { }
        protected abstract int TokenLength(System.ReadOnlySpan<char> text);
        public System.Collections.Generic.IEnumerable<string> Tokenize(string text) { }
        public virtual bool TryRead(System.ReadOnlySpan<char> text, [System.Runtime.CompilerServices.ScopedRef] ref int position, System.Span<char> buffer, out System.ReadOnlySpan<char> token) { }
        public virtual bool TryReadEnd(System.ReadOnlySpan<char> text, out System.ReadOnlySpan<char> token) { }
        public virtual int UnfinishedWordStart(System.ReadOnlySpan<char> text) { }
        public static RnnGen.TextTokenizer Create(string kind, bool lowerCase, string? culture = null) { }
    }
    public enum TokenSpacing
    {
        None = 0,
        Left = 1,
        Right = 2,
        Both = 3,
        DoubleQuote = 4,
        SingleQuote = 5,
        Dash = 6,
    }
    public sealed class Vocabulary
    {
        public const int Unknown = 0;
        public const string UnknownWord = "<unk>";
        public Vocabulary(RnnGen.TextTokenizer tokenizer, System.Collections.Generic.IReadOnlyList<string> words) { }
        public int Count { get; }
        public string this[int token] { get; }
        public RnnGen.TextTokenizer Tokenizer { get; }
        public System.Collections.Generic.IReadOnlyList<string> Words { get; }
        public bool Contains(System.ReadOnlySpan<char> word) { }
        public string Decode(System.ReadOnlySpan<int> tokens) { }
        public int[] Encode(string text) { }
        public int Encode(System.ReadOnlySpan<char> text, System.Span<int> tokens) { }
        public System.Collections.Generic.IReadOnlyList<int> FindUnreachableWords() { }
        public int IndexOf(System.ReadOnlySpan<char> word) { }
        public bool TryGetIndex(System.ReadOnlySpan<char> word, out int token) { }
        public RnnGen.Vocabulary With([System.Runtime.CompilerServices.ParamCollection] System.Collections.Generic.IEnumerable<string> words) { }
        public static RnnGen.Vocabulary Build(RnnGen.TextTokenizer tokenizer, string text, int maxSize) { }
    }
    public enum WeightPrecision
    {
        Float32 = 0,
        Int8 = 1,
    }
    public sealed class WhitespaceTokenizer : RnnGen.TextTokenizer
    {
        public const string EndOfLine = "<eos>";
        public const string KindName = "whitespace";
        public WhitespaceTokenizer(bool lowerCase = false, string? culture = null) { }
        public override string Kind { get; }
        public static RnnGen.WhitespaceTokenizer Default { get; }
        protected override int GapLength(System.ReadOnlySpan<char> text) { }
        public override RnnGen.TokenSpacing SpacingOf(System.ReadOnlySpan<char> token) { }
        public override System.ReadOnlySpan<char> TextOf(System.ReadOnlySpan<char> token) { }
        protected override int TokenLength(System.ReadOnlySpan<char> text) { }
        public override bool TryRead(System.ReadOnlySpan<char> text, [System.Runtime.CompilerServices.ScopedRef] ref int position, System.Span<char> buffer, out System.ReadOnlySpan<char> token) { }
        public override bool TryReadEnd(System.ReadOnlySpan<char> text, out System.ReadOnlySpan<char> token) { }
        public override int UnfinishedWordStart(System.ReadOnlySpan<char> text) { }
    }
    public sealed class WordMask
    {
        public int Count { get; }
        public RnnGen.Vocabulary Vocabulary { get; }
        public bool Allows(int token) { }
        public RnnGen.WordMask Without([System.Runtime.CompilerServices.ParamCollection] System.Collections.Generic.IEnumerable<string> words) { }
        public RnnGen.WordMask Without(System.ReadOnlySpan<int> tokens) { }
        public RnnGen.WordMask WithoutPunctuation() { }
        public static RnnGen.WordMask For(RnnGen.Vocabulary vocabulary) { }
    }
    public static class WordPredictorExtensions
    {
        public static string Generate(this RnnGen.IWordPredictor predictor, string prompt, int maxWords, RnnGen.SamplingOptions? options = null, ulong seed = 0) { }
        public static RnnGen.WordSuggestion[] Suggest(this RnnGen.IWordPredictor predictor, string text, int count, RnnGen.CompletionOptions? options = null) { }
    }
    public readonly struct WordSuggestion : System.IEquatable<RnnGen.WordSuggestion>
    {
        public WordSuggestion(string Word, float Probability) { }
        public float Probability { get; init; }
        public string Word { get; init; }
    }
    public sealed class WordTokenizer : RnnGen.TextTokenizer
    {
        public const string KindName = "word";
        public WordTokenizer(bool lowerCase = true, string? culture = null) { }
        public override bool HasSentences { get; }
        public override string Kind { get; }
        public static RnnGen.WordTokenizer Default { get; }
        protected override int GapLength(System.ReadOnlySpan<char> text) { }
        public override RnnGen.TokenSpacing SpacingOf(System.ReadOnlySpan<char> token) { }
        protected override int TokenLength(System.ReadOnlySpan<char> text) { }
        public override int UnfinishedWordStart(System.ReadOnlySpan<char> text) { }
    }
    public readonly ref struct WordsWithPrefix
    {
        public WordsWithPrefix(RnnGen.Vocabulary vocabulary, System.ReadOnlySpan<char> prefix, RnnGen.PrefixMatching matching, System.Span<char> buffer) { }
        public bool Contains(int token) { }
        public RnnGen.WordsWithPrefix.Enumerator GetEnumerator() { }
        public ref struct Enumerator
        {
            public int Current { get; }
            public bool MoveNext() { }
        }
    }
}
namespace RnnGen.Training
{
    public static class CheckpointFile
    {
        public static string ReadNote(string path) { }
    }
    public sealed class CheckpointOptions : System.IEquatable<RnnGen.Training.CheckpointOptions>
    {
        public CheckpointOptions() { }
        public int EverySteps { get; init; }
        public System.TimeSpan Interval { get; init; }
        public string Note { get; init; }
        public required string Path { get; init; }
        public System.Action<System.Exception>? WriteFailed { get; init; }
    }
    public readonly struct DropoutRates : System.IEquatable<RnnGen.Training.DropoutRates>
    {
        public float Embedding { get; init; }
        public float Layers { get; init; }
        public float Output { get; init; }
        public bool PerSequence { get; init; }
        public float RecurrentWeights { get; init; }
        public float Words { get; init; }
        public static RnnGen.Training.DropoutRates None { get; }
        public static RnnGen.Training.DropoutRates Everywhere(float rate) { }
    }
    public readonly struct GradientClipping : System.IEquatable<RnnGen.Training.GradientClipping>
    {
        public required float Coefficient { get; init; }
        public required float Limit { get; init; }
        public static RnnGen.Training.GradientClipping None { get; }
        public System.Runtime.Intrinsics.Vector256<float> Clip(System.Runtime.Intrinsics.Vector256<float> gradients) { }
        public float Clip(float gradient) { }
    }
    public interface ITrainingObserver
    {
        void OnEpoch(in RnnGen.Training.TrainingEpoch epoch);
        void OnStep(in RnnGen.Training.TrainingStep step);
    }
    public sealed class InvalidCheckpointException : System.IO.IOException
    {
        public string Path { get; }
    }
    public abstract class LearningRateSchedule
    {
        protected LearningRateSchedule() { }
        public abstract RnnGen.Training.LearningRateState CreateState(RnnGen.Training.ScheduleSpan span);
        public abstract override string ToString() { }
    }
    public static class LearningRateSchedules
    {
        public static RnnGen.Training.LearningRateSchedule Constant { get; }
        public static RnnGen.Training.LearningRateSchedule Cosine(float minimum = 0) { }
        public static RnnGen.Training.LearningRateSchedule ReduceOnPlateau(double factor = 0.5, int patience = 0) { }
        public static RnnGen.Training.LearningRateSchedule Step(int everyEpochs, double factor) { }
        public static RnnGen.Training.LearningRateSchedule WarmUp(int steps, RnnGen.Training.LearningRateSchedule? then = null) { }
    }
    public abstract class LearningRateState
    {
        protected LearningRateState() { }
        public virtual System.Span<double> Numbers { get; }
        public virtual void CompleteEpoch(double loss) { }
        public abstract double Rate(double baseRate, long step);
    }
    public sealed class NGramDataset : RnnGen.Training.SequenceDataset
    {
        public NGramDataset(System.ReadOnlyMemory<int> tokens, RnnGen.ModelShape shape) { }
        public override int BatchCount { get; }
        public override int TargetCount { get; }
        protected override void FillBatch(int batch, System.Span<int> inputs, System.Span<int> targets) { }
        public override void Shuffle(ulong seed, int epoch) { }
        public static long WordsNeeded(RnnGen.ModelShape shape) { }
    }
    public abstract class Optimizer
    {
        protected Optimizer(float learningRate, double weightDecay = 0) { }
        public float LearningRate { get; }
        public double WeightDecay { get; }
        public abstract RnnGen.Training.OptimizerState CreateState(int length);
        public abstract override string ToString() { }
    }
    public abstract class OptimizerState
    {
        protected OptimizerState(int length) { }
        public virtual System.Span<double> Numbers { get; }
        protected System.Memory<float> AddSlab(string name) { }
        public virtual void CompleteStep() { }
        public virtual void Reset() { }
        public abstract void Update(System.Span<float> parameters, System.ReadOnlySpan<float> gradients, int first, int end, float learningRate, RnnGen.Training.GradientClipping clipping);
    }
    public static class Optimizers
    {
        public static RnnGen.Training.Optimizer Adam(float learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1E-08, double weightDecay = 0) { }
        public static RnnGen.Training.Optimizer AdamW(float learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1E-08, double weightDecay = 0.01) { }
        public static RnnGen.Training.Optimizer RmsProp(float learningRate, double alpha = 0.99, double epsilon = 1E-08, double weightDecay = 0) { }
        public static RnnGen.Training.Optimizer Sgd(float learningRate, double momentum = 0, double weightDecay = 0) { }
    }
    public readonly struct ScheduleSpan : System.IEquatable<RnnGen.Training.ScheduleSpan>
    {
        public required long EndStep { get; init; }
        public required long FirstStep { get; init; }
        public required long StepsPerEpoch { get; init; }
    }
    public sealed class SentenceDataset : RnnGen.Training.SequenceDataset
    {
        public SentenceDataset(System.Collections.Generic.IEnumerable<int[]> sentences, RnnGen.ModelShape shape) { }
        public override int BatchCount { get; }
        public int SentenceCount { get; }
        public override int TargetCount { get; }
        public override bool CarriesStateAfter(int batch) { }
        protected override void FillBatch(int batch, System.Span<int> inputs, System.Span<int> targets) { }
        public override void Shuffle(ulong seed, int epoch) { }
        public override string ToString() { }
        public static RnnGen.Training.SentenceDataset FromLines(string text, RnnGen.Vocabulary vocabulary, RnnGen.ModelShape shape) { }
    }
    public abstract class SequenceDataset
    {
        public const int IgnoredTarget = -1;
        protected SequenceDataset(System.ReadOnlyMemory<int> tokens, RnnGen.ModelShape shape) { }
        public abstract int BatchCount { get; }
        public int BatchSize { get; }
        public int InputsPerBatch { get; }
        public int LargestToken { get; }
        public RnnGen.LossPosition Loss { get; }
        public int SequenceLength { get; }
        public abstract int TargetCount { get; }
        public int TargetsPerBatch { get; }
        public System.ReadOnlyMemory<int> Tokens { get; }
        public virtual bool CarriesStateAfter(int batch) { }
        protected abstract void FillBatch(int batch, System.Span<int> inputs, System.Span<int> targets);
        protected void FillSequence(int b, int start, int end, System.Span<int> inputs, System.Span<int> targets) { }
        public void ReadBatch(int batch, System.Span<int> inputs, System.Span<int> targets) { }
        public virtual void Shuffle(ulong seed, int epoch) { }
        public virtual int StepsOf(int batch) { }
        public override string ToString() { }
    }
    public sealed class SoftTargets
    {
        public const int DefaultWordCount = 64;
        public RnnGen.Vocabulary Vocabulary { get; }
        public int WordCount { get; }
        public override string ToString() { }
        public static RnnGen.Training.SoftTargets Of(RnnGen.IWordPredictor teacher, System.ReadOnlyMemory<int> tokens, int wordCount = 64, System.Threading.CancellationToken cancellationToken = default) { }
    }
    public readonly struct StepResult : System.IEquatable<RnnGen.Training.StepResult>
    {
        public required double GradientNorm { get; init; }
        public double Loss { get; }
        public required double LossSum { get; init; }
        public required int TargetCount { get; init; }
    }
    public sealed class StreamDataset : RnnGen.Training.SequenceDataset
    {
        public StreamDataset(System.ReadOnlyMemory<int> tokens, RnnGen.ModelShape shape, bool variesLength = false) { }
        public override int BatchCount { get; }
        public override int TargetCount { get; }
        public override bool CarriesStateAfter(int batch) { }
        protected override void FillBatch(int batch, System.Span<int> inputs, System.Span<int> targets) { }
        public override void Shuffle(ulong seed, int epoch) { }
        public override int StepsOf(int batch) { }
        public override string ToString() { }
        public static long WordsNeeded(RnnGen.ModelShape shape) { }
    }
    public sealed class Trainer
    {
        public RnnGen.RnnModel Model { get; }
        public RnnGen.Training.TrainingOptions Options { get; }
        public int Threads { get; }
        public void CarryState() { }
        public RnnGen.Training.TrainingResult Fit(RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation, System.IProgress<RnnGen.Training.TrainingEpoch> progress, System.Threading.CancellationToken cancellationToken = default) { }
        public RnnGen.Training.TrainingResult Fit(RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation = default, RnnGen.Training.ITrainingObserver? observer = null, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<RnnGen.Training.TrainingResult> FitAsync(RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation, RnnGen.Training.ITrainingObserver observer, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<RnnGen.Training.TrainingResult> FitAsync(RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation = default, System.IProgress<RnnGen.Training.TrainingEpoch>? progress = null, System.Threading.CancellationToken cancellationToken = default) { }
        public void ResetState() { }
        public RnnGen.Training.TrainingResult Resume(string path, RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation, System.IProgress<RnnGen.Training.TrainingEpoch> progress, System.Threading.CancellationToken cancellationToken = default) { }
        public RnnGen.Training.TrainingResult Resume(string path, RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation = default, RnnGen.Training.ITrainingObserver? observer = null, System.Threading.CancellationToken cancellationToken = default) { }
        public System.Threading.Tasks.Task<RnnGen.Training.TrainingResult> ResumeAsync(string path, RnnGen.Training.SequenceDataset train, System.ReadOnlyMemory<int> validation = default, System.IProgress<RnnGen.Training.TrainingEpoch>? progress = null, System.Threading.CancellationToken cancellationToken = default) { }
        public RnnGen.Training.StepResult Step(System.ReadOnlySpan<int> inputs, System.ReadOnlySpan<int> targets) { }
    }
    public sealed class TrainingDivergedException : System.Exception
    {
        public int BestEpoch { get; }
        public int Epoch { get; }
        public double GradientNorm { get; }
        public int Step { get; }
    }
    public readonly struct TrainingEpoch : System.IEquatable<RnnGen.Training.TrainingEpoch>
    {
        public required long AllocatedBytes { get; init; }
        public required System.TimeSpan Elapsed { get; init; }
        public required int Epoch { get; init; }
        public required int Epochs { get; init; }
        public required double GradientNorm { get; init; }
        public required bool IsBest { get; init; }
        public required float LearningRate { get; init; }
        public required double TrainPerplexity { get; init; }
        public required double ValidationPerplexity { get; init; }
        public required double WordsPerSecond { get; init; }
    }
    public sealed class TrainingOptions : System.IEquatable<RnnGen.Training.TrainingOptions>
    {
        public TrainingOptions() { }
        public float ActivationRegularization { get; init; }
        public RnnGen.Training.WeightAveraging Averaging { get; init; }
        public RnnGen.Training.CheckpointOptions? Checkpoint { get; init; }
        public float ClipNorm { get; init; }
        public float ClipValue { get; init; }
        public RnnGen.Training.DropoutRates Dropout { get; init; }
        public int Epochs { get; init; }
        public RnnGen.Training.Optimizer Optimizer { get; init; }
        public int Patience { get; init; }
        public int SampledWords { get; init; }
        public RnnGen.Training.LearningRateSchedule Schedule { get; init; }
        public ulong Seed { get; init; }
        public float SoftTargetWeight { get; init; }
        public RnnGen.Training.SoftTargets? SoftTargets { get; init; }
        public float TemporalActivationRegularization { get; init; }
        public int Threads { get; init; }
    }
    public readonly struct TrainingResult : System.IEquatable<RnnGen.Training.TrainingResult>
    {
        public required long AllocatedBytes { get; init; }
        public required int BestEpoch { get; init; }
        public required double BestPerplexity { get; init; }
        public required System.TimeSpan Elapsed { get; init; }
        public required int EpochsRun { get; init; }
        public required bool IsCancelled { get; init; }
        public required bool IsStoppedEarly { get; init; }
        public required double WordsPerSecond { get; init; }
    }
    public readonly struct TrainingStep : System.IEquatable<RnnGen.Training.TrainingStep>
    {
        public required System.TimeSpan Elapsed { get; init; }
        public required int Epoch { get; init; }
        public required int Epochs { get; init; }
        public required double GradientNorm { get; init; }
        public required float LearningRate { get; init; }
        public required double Loss { get; init; }
        public double Perplexity { get; }
        public required int Step { get; init; }
        public required int Steps { get; init; }
        public required double WordsPerSecond { get; init; }
    }
    public sealed class WeightAveraging
    {
        public static RnnGen.Training.WeightAveraging None { get; }
        public override string ToString() { }
        public static RnnGen.Training.WeightAveraging Exponential(double decay = 0.999) { }
        public static RnnGen.Training.WeightAveraging NonMonotonic(int epochs = 5) { }
    }
    public sealed class WindowDataset : RnnGen.Training.SequenceDataset
    {
        public WindowDataset(System.ReadOnlyMemory<int> tokens, RnnGen.ModelShape shape) { }
        public override int BatchCount { get; }
        public override int TargetCount { get; }
        protected override void FillBatch(int batch, System.Span<int> inputs, System.Span<int> targets) { }
        public override void Shuffle(ulong seed, int epoch) { }
        public static long WordsNeeded(RnnGen.ModelShape shape) { }
    }
}