"""Small tables of studies, searches, plans and the like, made by hand; each as the program writes it."""

POINTS = """point,replicate,drones,"policy, all",metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials
0,0,10,greedy,leakage,all,0.1,0.01,0.08,0.12,0,0.1,0.3,100
1,0,10,other,leakage,all,0.2,0.01,0.18,0.22,0,0.1,0.3,100
2,0,20,greedy,leakage,all,0.3,0.01,0.28,0.32,0,0.1,0.3,100
3,0,20,other,leakage,all,,,,,,,,100
"""
DIFFERENCES = """point,replicate,drones,"policy, all",metric,group,baseline_mean,difference,stderr,ci_low,ci_high,\
variance_reduction,trials
1,0,10,other,leakage,all,0.1,0.1,0.01,0.08,0.12,2.5,100
3,0,20,other,leakage,all,0.3,,,,,,100
"""
CURVE = """path,value,unit,second_path,second_value,metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials
raid.a.count,10,,,,leakage,all,0.1,0.01,0.08,0.12,0,0.1,0.3,100
raid.a.count,20,,,,leakage,all,0.3,0.01,0.28,0.32,0,0.1,0.3,100
"""
CROSSING = """path,unit,second_path,second_value,metric,group,relation,level,crossing,ci_low,ci_high,assured,\
confidence,direction,crossings,trials
raid.a.count,,,,leakage,all,>=,0.2,15,14,,,0.975,rising,1,100
"""
SENSITIVITY = """rank,what,of,amount,metric,group,avoided,stderr,ci_low,ci_high,avoided_per_unit,variance_reduction,\
extra_cost,extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,leakers_avoided_ci_low,leakers_avoided_ci_high,trials
1,battery,north,1,leakage,all,0.1,0.01,0.08,0.12,0.1,2,3,2.5,3.5,4,3.8,4.2,100
2,second of warning,,1,leakage,all,0,0,0,0,0,,0,0,0,0,0,0,100
"""
COMPARISON = """scenario,reference,metric,group,mean,stderr,reference_mean,reference_stderr,difference,difference_stderr,\
ci_low,ci_high,variance_reduction,trials
b.yaml,a.yaml,leakage,all,0.1,0.01,0.2,0.01,-0.1,0.01,-0.12,-0.08,2,100
c.yaml,a.yaml,leakage,all,0.2,0.01,0.2,0.01,0,0,0,0,,100
b.yaml,a.yaml,leakers,all,4,0.1,8,0.1,-4,0.1,-4.2,-3.8,2,100
c.yaml,a.yaml,leakers,all,8,0.1,8,0.1,0,0,0,0,,100
"""
SELECTION = """rank,scenario,verdict,dropped_by,metric,group,trials,mean,stderr,ci_low,ci_high,difference,\
difference_stderr,difference_ci_low,difference_ci_high,equal_allocation
1,b.yaml,selected,,leakage,all,640,0.1,0.01,0.08,0.12,0,0,0,0,900
2,a.yaml,dropped,b.yaml,leakage,all,128,0.2,0.01,0.18,0.22,0.1,0.01,0.08,0.12,900
"""
SOBOL = """rank,input,metric,group,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high,mean,\
standard_deviation,rows,trials
1,systems.sam.pk.drone,leakage,all,0.7,0.6,0.8,0.9,0.8,1,0.2,0.05,100,50
2,raid.drones.count,leakage,all,0.1,,,0.3,,,0.2,0.05,100,50
"""
FRONTIER = """budget,cost,raid,metric,group,mean,stderr,ci_low,ci_high,gain,gain_stderr,gain_ci_low,gain_ci_high,\
relation,level,holds,trials
0,0,,leakers,all,20,0.1,19.8,20.2,0,0,0,0,,,,100
0,0,,leakage,all,0.5,0.01,0.48,0.52,,,,,<=,0.3,no,100
10,9,,leakers,all,12,0.1,11.8,12.2,8,0.05,7.9,8.1,,,,100
10,9,,leakage,all,0.3,0.01,0.28,0.32,,,,,<=,0.3,unsure,100
"""
PURCHASES = """budget,item,option,site,number,cost_of_one,cost
10,guns@hill,guns,hill,2,3,6
10,crew,crew,,1,3,3
"""
MARGINAL = """budget,item,bought,buys,cost,raid,metric,group,gain,stderr,ci_low,ci_high,gain_per_cost,\
gain_per_cost_ci_low,gain_per_cost_ci_high,trials
0,guns@hill,0,+ guns@hill,3,,leakers,all,3,0.1,2.8,3.2,1,0.93,1.07,100
0,crew,0,+ crew,3,,leakers,all,0,0.1,-0.2,0.2,0,-0.07,0.07,100
10,crew,1,+ crew,3,,leakers,all,1,0.1,0.8,1.2,0.33,0.27,0.4,100
"""
CHOICES = """budget,cost,objective,plan,method,plans,decided,swaps,swap_gain_at_most,within,confidence,no_better_swap,\
nearest_swap,better_swap,trials
0,0,{objective},nothing,search,1,yes,0,0,0.1,0.9,yes,,,100
10,9,{objective},2 guns,search,4,yes,3,0.1,0.1,0.9,yes,,,100
"""
RARE = """event,method,reported,probability,stderr,ci_low,ci_high,trials,replications,gain
effective_hits:plant >= 6,splitting,no,2e-7,1e-8,1.5e-7,2.6e-7,40000,16,500
effective_hits:plant >= 6,importance,yes,2.1e-7,1e-9,2.0e-7,2.2e-7,9000,,20000
"""
STRATA = """least_down,most_down,probability,conditional,part,levels
0,1,0.96,1e-7,9.6e-8,4
2,2,0.04,2.8e-6,1.1e-7,3
"""
PORTRAIT = """what,of,plain,given,z
down,north,0.1,0.8,2.3
kill_share,drone,0.7,0.4,-1.9
aimed,plant,20,21,0.2
"""
BOUND = """metric,group,policy,policy_stderr,policy_ci_low,policy_ci_high,bound,bound_stderr,bound_ci_low,bound_ci_high,gap,gap_stderr,\
gap_ci_low,gap_ci_high,gap_share,trials
leakers,all,10,0.1,9.8,10.2,9,0.1,8.8,9.2,1,0.02,0.96,1.04,0.1,100
leakage,all,0.25,0.01,0.23,0.27,0.225,0.01,0.2,0.25,0.025,0.02,-0.01,0.06,0.1,100
"""
POLICIES = """scenario,leakers,leakers_stderr,leakers_ci_low,leakers_ci_high,bound,bound_stderr,bound_ci_low,bound_ci_high,gap,\
gap_stderr,gap_ci_low,gap_ci_high,gap_share,closed,closed_ci_low,closed_ci_high,trials
greedy.yaml,20,0.2,19.6,20.4,15,0.2,14.6,15.4,5,0.1,4.8,5.2,0.25,0,,,100
sparing.yaml,18,0.2,17.6,18.4,15,0.2,14.6,15.4,3,0.1,2.8,3.2,0.17,0.4,0.36,0.44,100
"""
TUNING = """factor,path,value,label,before,before_stderr,before_ci_low,before_ci_high,after,after_stderr,after_ci_low,after_ci_high,\
difference,difference_stderr,difference_ci_low,difference_ci_high
reserve,systems.sam.reserve,4,4,20,0.2,19.6,20.4,18,0.2,17.6,18.4,-2,0.1,-2.2,-1.8
salvo,systems.sam.doctrine.default.shots,1,one,20,0.2,19.6,20.4,18,0.2,17.6,18.4,-2,0.1,-2.2,-1.8
"""
POSTERIOR = """parameter,prior_mean,prior_sd,prior_p05,prior_p10,prior_p50,prior_p90,prior_p95,mean,mean_stderr,sd,p05,p10,p50,p90,\
p95,shrinkage
systems.sam.rounds,10,8,0,1,10,20,23,9,0.1,7,0,1,9,19,22,0.05
"""
BANDS = """band,family,figure,launched,low,high,prior,posterior,stderr,multiplier,missed
drones,drone,mean,450,0.06,0.075,0.09,0.07,0.001,-0.4,0
drones,drone,p10,450,0.04,0.04,0.02,0.03,0.002,0.3,0.02
cruise,cruise,p90,28,0.33,0.4,0.39,0.39,0.002,0,0
"""
